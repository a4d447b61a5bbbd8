using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>What the bounds of all histograms have in common: an object with <c>min</c> and <c>max</c>.</summary>
internal static class BoundsObject
{
    /// <returns>Both ends as they were given; null for one that is absent or null.</returns>
    /// <exception cref="AggregationException">It is no object, or has other members.</exception>
    public static (JsonElement? Min, JsonElement? Max) Read(AggregationSpec spec, string option)
    {
        if (spec.Option(option) is not { } bounds)
        {
            return (null, null);
        }

        if (bounds.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException($"[{option}] must be an object with min and max in [{spec.Name}]");
        }

        JsonElement? min = null,
            max = null;
        foreach (var member in bounds.EnumerateObject())
        {
            switch (member.Name)
            {
                case "min":
                    min = member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
                    break;
                case "max":
                    max = member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
                    break;
                default:
                    throw new AggregationException($"[{option}] unknown field [{member.Name}]");
            }
        }

        return (min, max);
    }

    /// <summary>The refusal of extended bounds that reach outside of the hard ones.</summary>
    public static AggregationException Outside(object hard, object extended) =>
        new($"Extended bounds have to be inside hard bounds, hard bounds: [{hard}], extended bounds: [{extended}]");
}
