using System.Collections.Frozen;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Buckets;
using IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>Parses the aggregations of a request, one level of nesting at a time.</summary>
internal static class AggregationParser
{
    private static readonly FrozenDictionary<string, Func<AggregationSpec, Aggregator>> Factories = new Dictionary<
        string,
        Func<AggregationSpec, Aggregator>
    >(StringComparer.Ordinal)
    {
        ["terms"] = static spec => new TermsAggregator(spec),
        ["date_histogram"] = static spec => new DateHistogramAggregator(spec),
        ["histogram"] = static spec => new HistogramAggregator(spec),
        ["range"] = static spec => RangeAggregator.CreateForNumbers(spec),
        ["date_range"] = static spec => RangeAggregator.CreateForDates(spec),
        ["filter"] = static spec => new FilterAggregator(spec),
        ["filters"] = static spec => new FiltersAggregator(spec),
        ["missing"] = static spec => new MissingAggregator(spec),
        ["avg"] = static spec => new AvgAggregator(spec),
        ["sum"] = static spec => new SumAggregator(spec),
        ["min"] = static spec => new MinAggregator(spec),
        ["max"] = static spec => new MaxAggregator(spec),
        ["stats"] = static spec => new StatsAggregator(spec),
        ["extended_stats"] = static spec => new ExtendedStatsAggregator(spec),
        ["value_count"] = static spec => new ValueCountAggregator(spec),
        ["cardinality"] = static spec => new CardinalityAggregator(spec),
        ["percentiles"] = static spec => new PercentilesAggregator(spec),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="AggregationException">An aggregation is invalid.</exception>
    public static AggregatorList Parse(JsonElement json, AggregationContext context, int depth = 1)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException($"Expected [START_OBJECT] under [aggs], but got a [{json.ValueKind}]");
        }

        var items = new Dictionary<string, Aggregator>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!items.TryAdd(member.Name, ParseAggregation(member.Name, member.Value, context, depth)))
            {
                throw new AggregationException($"Two sibling aggregations cannot have the same name: [{member.Name}]");
            }
        }

        return new AggregatorList([.. items.Values], context);
    }

    private static Aggregator ParseAggregation(string name, JsonElement json, AggregationContext context, int depth)
    {
        if (depth > AggregationContext.MaxDepth)
        {
            throw new AggregationException(
                $"The aggregations are nested too deep. Must be less than or equal to: [{AggregationContext.MaxDepth}] levels."
            );
        }

        context.CountAggregation();
        if (name.Length == 0 || name.AsSpan().IndexOfAny("[]>") >= 0)
        {
            throw new AggregationException(
                $"Invalid aggregation name [{name}]. Aggregation names can contain any character except '[', ']', and '>'"
            );
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException(
                $"Aggregation definition for [{name}] starts with a [{json.ValueKind}], expected a [START_OBJECT]."
            );
        }

        JsonProperty? definition = null;
        JsonElement? children = null;
        JsonElement? meta = null;
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "meta":
                    meta = member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
                    break;
                case "aggs" or "aggregations":
                    children = children is null
                        ? member.Value
                        : throw new AggregationException($"Found two sub aggregation definitions under [{name}]");
                    break;
                default:
                    definition = definition is null
                        ? member
                        : throw new AggregationException(
                            $"Found two aggregation type definitions in [{name}]: [{definition.Value.Name}] and [{member.Name}]"
                        );
                    break;
            }
        }

        if (definition is not { } found)
        {
            throw new AggregationException($"Missing definition for aggregation [{name}]");
        }

        if (!Factories.TryGetValue(found.Name, out var create))
        {
            throw new AggregationException(
                $"Unknown aggregation type [{found.Name}]{SpellingSuggestion.Format(found.Name, Factories.Keys)}"
            );
        }

        if (found.Value.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException(
                $"Expected [START_OBJECT] under [{found.Name}], but got a [{found.Value.ValueKind}] in [{name}]"
            );
        }

        var parsedChildren = children is { } sub ? Parse(sub, context, depth + 1) : new AggregatorList([], context);
        return create(new AggregationSpec(name, found.Name, found.Value, meta, parsedChildren, context));
    }
}
