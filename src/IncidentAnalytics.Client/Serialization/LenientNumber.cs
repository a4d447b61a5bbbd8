using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Numbers that may arrive as JSON numbers or as text, always read in the invariant culture.</summary>
internal static class LenientNumber
{
    /// <summary>A whole number of 64 bits, also when it is written as <c>12.0</c>, <c>1.2e1</c> or <c>"12"</c>.</summary>
    public static bool TryInt64(JsonElement element, out long value)
    {
        value = 0;
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out value))
            return true;

        return ScalarText.Read(element) is { } text && TryInt64(text.Trim(), out value);
    }

    /// <summary>A whole number of 64 bits, also when it is written as <c>12.0</c> or <c>1.2e1</c>.</summary>
    public static bool TryInt64(string text, out long value)
    {
        value = 0;
        // decimal holds every whole number of 64 bits exactly, which double does not.
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

    /// <summary>A number of double precision; <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c> are numbers too.</summary>
    public static bool TryDouble(JsonElement element, out double value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number
            ? element.TryGetDouble(out value)
            : ScalarText.Read(element) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
