using System.Globalization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Decimal numbers as text, without losing a digit: what <see cref="decimal"/> would round is refused.</summary>
internal static class ExactDecimal
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a number whose every digit fits.</summary>
    public static bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value)
        && TryNormalise(text, out var read)
        && TryNormalise(value.ToString(CultureInfo.InvariantCulture), out var kept)
        && read == kept;

    /// <summary>The digits without the zeros around them, and the power of ten of the last one.</summary>
    private static bool TryNormalise(string text, out (string Digits, long Exponent) number)
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
            : ("", 0);
        return true;
    }
}
