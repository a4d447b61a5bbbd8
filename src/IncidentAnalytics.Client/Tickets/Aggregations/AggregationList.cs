using System.Text.Json;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Aggregations that stand beside each other.</summary>
internal static class AggregationList
{
    /// <summary>A checked copy.</summary>
    /// <exception cref="ArgumentException">An element is null, or its name cannot stand here; <c>ParamName</c> is its path.</exception>
    public static Aggregation[] Copy(IReadOnlyList<Aggregation>? aggregations, string path, bool areNested = false)
    {
        if (aggregations is null or [])
            return [];

        Aggregation[] copy = [.. aggregations];
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < copy.Length; i++)
        {
            var element = ParameterPath.Element(path, i);
            ArgumentNullException.ThrowIfNull(copy[i], element);
            var name = copy[i].Name;
            if (areNested)
                AggregationName.ThrowIfBucketMember(name, element + ".Name");
            if (!names.Add(name))
                throw new ArgumentException($"The name '{name}' is used twice among siblings; each needs its own.", element + ".Name");
        }

        return copy;
    }

    /// <summary>Writes one object with the definitions by their names, exactly as written and in the order given.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Aggregation> aggregations)
    {
        writer.WriteStartObject();
        foreach (var aggregation in aggregations)
        {
            writer.WritePropertyName(aggregation.Name);
            aggregation.Write(writer);
        }

        writer.WriteEndObject();
    }
}
