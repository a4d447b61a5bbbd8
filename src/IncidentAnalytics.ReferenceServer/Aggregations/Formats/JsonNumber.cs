using System.Globalization;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Formats;

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
