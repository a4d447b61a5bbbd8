using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Below which numbers given shares of the tickets lie.</summary>
public sealed class PercentilesResult : AggregationResult
{
    private const string AsString = "_as_string";

    internal PercentilesResult(AggregationReader reader)
        : base(reader) => Values = Read(reader);

    /// <summary>The shares and their numbers, in the service's order (<c>values</c>); empty when there are none.</summary>
    public IReadOnlyList<PercentileValue> Values { get; }

    /// <summary>The number below which this share lies; null when there are no values or the share was not asked for.</summary>
    /// <param name="percent">The share as it was asked for, such as 95.</param>
    public double? this[double percent] => Values.FirstOrDefault(v => Math.Abs(v.Percent - percent) < 1e-9).Value;

    private static PercentileValue[] Read(AggregationReader reader)
    {
        var values = reader.Member("values");
        return values.ValueKind switch
        {
            JsonValueKind.Undefined => [],
            JsonValueKind.Array => [.. values.EnumerateArray().Select(v => ReadItem(reader.At(v)))],
            JsonValueKind.Object => ReadKeyed(reader.At(values)),
            _ => throw reader.Wrong("'values'", values),
        };
    }

    private static PercentileValue ReadItem(AggregationReader item) =>
        new(item.Number("key") ?? throw item.Wrong("a percentile's 'key'", default), item.Number("value"), item.Text("value" + AsString));

    // {"50.0": 12.5, "50.0_as_string": "12.5"}
    private static PercentileValue[] ReadKeyed(AggregationReader values)
    {
        // One pass for the texts and one for the values: a look-up by name for each would be quadratic.
        var texts = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var numbers = new List<KeyValuePair<string, JsonElement>>();
        foreach (var member in values.Json.EnumerateObject())
        {
            var name = member.Name;
            if (name.EndsWith(AsString, StringComparison.Ordinal))
                texts[name[..^AsString.Length]] = member.Value;
            else
                numbers.Add(KeyValuePair.Create(name, member.Value));
        }

        return
        [
            .. numbers.Select(m => new PercentileValue(
                double.TryParse(m.Key, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
                    ? percent
                    : throw values.Wrong("the name of a percentile", values.Json),
                values.AsNumber(m.Key, m.Value),
                texts.TryGetValue(m.Key, out var text) ? values.AsText(m.Key, text) : null
            )),
        ];
    }
}

/// <summary>A share of the tickets, and the number below which it lies.</summary>
/// <param name="Percent">The share, from 0 to 100.</param>
/// <param name="Value">The number; null when there are no values, NaN where older services say so.</param>
/// <param name="ValueAsString">The number as the service shows it; null when not sent.</param>
public readonly record struct PercentileValue(double Percent, double? Value, string? ValueAsString = null);
