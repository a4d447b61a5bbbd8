using System.Globalization;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Serialization;

/// <summary>Formats doubles as Java does: 50 is <c>50.0</c>, ten million is <c>1.0E7</c>.</summary>
internal static class DoubleText
{
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN"
                : value > 0 ? "Infinity"
                : "-Infinity";
        }

        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return Math.Abs(value) is 0 or (>= 1e-3 and < 1e7) ? AddFraction(shortest) : FormatScientific(shortest);
    }

    /// <summary>Appends <c>.0</c> to a number without a fraction or an exponent.</summary>
    public static string AddFraction(string shortest) => shortest.AsSpan().IndexOfAny('.', 'E') < 0 ? shortest + ".0" : shortest;

    private static string FormatScientific(string shortest)
    {
        var sign = shortest.StartsWith('-') ? "-" : "";
        var parts = shortest[sign.Length..].Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? parts[0] : parts[0][..point];
        var allDigits = whole + (point < 0 ? "" : parts[0][(point + 1)..]);
        var digits = allDigits.TrimStart('0');
        var exponent =
            whole.Length
            - 1
            - (allDigits.Length - digits.Length)
            + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        var fraction = digits[1..].TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}.{(fraction.Length == 0 ? "0" : fraction)}E{exponent}");
    }
}

/// <summary>Creates JSON numbers from doubles: <c>76.0</c> instead of <c>76</c>, null for NaN and infinity.</summary>
internal static class JsonNumber
{
    public static JsonNode? Create(double value)
    {
        if (!double.IsFinite(value))
        {
            return null;
        }

        // A decimal keeps its trailing zero in JSON; values that it cannot represent stay doubles.
        var text = DoubleText.AddFraction(value.ToString("R", CultureInfo.InvariantCulture));
        return
            !text.Contains('E', StringComparison.Ordinal)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? JsonValue.Create(exact)
            : JsonValue.Create(value);
    }
}
