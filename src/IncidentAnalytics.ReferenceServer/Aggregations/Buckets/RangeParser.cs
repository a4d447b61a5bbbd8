using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>Reads the <c>ranges</c> of range and date_range.</summary>
internal static class RangeParser
{
    /// <param name="spec">The aggregation.</param>
    /// <param name="valueOf">What an end means.</param>
    /// <param name="formatter">Writes the ends in the names of ranges that have none.</param>
    /// <returns>The ranges by their starts, then by their ends.</returns>
    /// <exception cref="AggregationException">There are no ranges, or one cannot be understood.</exception>
    public static NumberRange[] Parse(AggregationSpec spec, Func<JsonElement, double> valueOf, ValueFormatter? formatter)
    {
        if (spec.Option("ranges") is not { ValueKind: JsonValueKind.Array } ranges || ranges.GetArrayLength() == 0)
        {
            throw new AggregationException($"No [ranges] specified for the [{spec.Name}] aggregation");
        }

        spec.Context.CountClauses(ranges.GetArrayLength());
        return
        [
            .. ranges
                .EnumerateArray()
                .Select(range => ParseOne(range, valueOf, formatter))
                .OrderBy(range => range.From)
                .ThenBy(range => range.To),
        ];
    }

    private static NumberRange ParseOne(JsonElement range, Func<JsonElement, double> valueOf, ValueFormatter? formatter)
    {
        if (range.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException("[ranges] must hold objects with from, to and key");
        }

        string? key = null;
        var (from, to) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var member in range.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            switch (member.Name)
            {
                case "key":
                    key = member.Value.ToString();
                    break;
                case "from":
                    from = valueOf(member.Value);
                    break;
                case "to":
                    to = valueOf(member.Value);
                    break;
                default:
                    throw new AggregationException(
                        $"[range] unknown field [{member.Name}]{Suggestion.For(member.Name, ["key", "from", "to"])}"
                    );
            }
        }

        return new NumberRange(key ?? $"{Text(from, formatter)}-{Text(to, formatter)}", from, to);
    }

    private static string Text(double end, ValueFormatter? formatter) =>
        double.IsInfinity(end) ? "*" : formatter?.Format(end) ?? DoubleText.Of(end);
}
