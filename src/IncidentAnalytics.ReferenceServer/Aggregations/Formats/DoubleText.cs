using System.Globalization;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Formats;

/// <summary>Doubles as text in the form of the vendor's platform: 50 is <c>50.0</c>, ten million <c>1.0E7</c>.</summary>
internal static class DoubleText
{
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN"
                : value > 0 ? "Infinity"
                : "-Infinity";
        }

        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return Math.Abs(value) is 0 or (>= 1e-3 and < 1e7) ? WithFraction(shortest) : Scientific(shortest);
    }

    /// <summary>Never scientific: for numbers on the wire that readers compare by value.</summary>
    public static string WithFraction(string shortest) => shortest.AsSpan().IndexOfAny('.', 'E') < 0 ? shortest + ".0" : shortest;

    private static string Scientific(string shortest)
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

/// <summary>Doubles on the wire: <c>76.0</c> rather than <c>76</c>, null for what is not a number.</summary>
internal static class JsonNumber
{
    public static JsonNode? Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return null;
        }

        // A decimal keeps its trailing zero when it is written; what it cannot hold exactly stays a double.
        var text = DoubleText.WithFraction(value.ToString("R", CultureInfo.InvariantCulture));
        return
            !text.Contains('E', StringComparison.Ordinal)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? JsonValue.Create(exact)
            : JsonValue.Create(value);
    }
}
