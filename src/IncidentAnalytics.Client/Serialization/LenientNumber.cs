using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Parses numbers that services write as a number or a string, in the invariant culture.</summary>
internal static class LenientNumber
{
    /// <summary>Parses a 64-bit integer, also in the forms <c>12.0</c>, <c>1.2e1</c> and <c>"12"</c>.</summary>
    public static bool TryInt64(JsonElement element, out long value)
    {
        value = 0;
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out value))
            return true;

        return ScalarText.Read(element) is { } text && TryInt64(text.Trim(), out value);
    }

    /// <summary>Parses a 64-bit integer, also in the forms <c>12.0</c> and <c>1.2e1</c>.</summary>
    public static bool TryInt64(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        // Unlike double, decimal holds every 64-bit integer exactly.
        if (
            !ExactDecimal.TryParse(text, out var number)
            || decimal.Truncate(number) != number
            || number is < long.MinValue or > long.MaxValue
        )
        {
            return false;
        }

        value = (long)number;
        return true;
    }

    /// <summary>Parses a double-precision number, <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c> included.</summary>
    public static bool TryDouble(JsonElement element, out double value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number
            ? element.TryGetDouble(out value)
            : ScalarText.Read(element) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}

/// <summary>Parses decimal numbers without rounding: numbers with more digits than <see cref="decimal"/> holds are refused.</summary>
internal static class ExactDecimal
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // A decimal holds any number of so many digits and decimal places.
    private const int SafeLength = 28;

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("+-.0123456789");

    /// <summary>Parses a number when no digit is lost.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value)
        && ((text.Length <= SafeLength && !text.ContainsAnyExcept(PlainCharacters)) || IsExact(text.ToString(), value));

    private static bool IsExact(string text, decimal value) =>
        TryNormalize(text, out var read) && TryNormalize(value.ToString(CultureInfo.InvariantCulture), out var kept) && read == kept;

    /// <summary>Finds the significant digits and the power of ten of the last one.</summary>
    private static bool TryNormalize(string text, out (string Digits, long Exponent) number)
    {
        number = default;
        var mantissa = text.AsSpan().TrimStart("+-");
        var exponent = 0L;
        if (mantissa.IndexOfAny('e', 'E') is >= 0 and var e)
        {
            if (!long.TryParse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
                return false;
            mantissa = mantissa[..e];
        }

        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        var significant = digits.TrimEnd('0');
        number = significant.TrimStart('0') is { Length: > 0 } kept
            ? (kept, exponent - (point < 0 ? 0 : mantissa.Length - point - 1) + (digits.Length - significant.Length))
            : default;
        return true;
    }
}
