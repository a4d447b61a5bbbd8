using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Result of a <c>percentiles</c> aggregation.</summary>
public sealed class PercentilesResult : AggregationResult
{
    private const string AsString = "_as_string";

    internal PercentilesResult(AggregationReader reader)
        : base(reader) => Values = Read(reader);

    /// <summary>Percentiles in the order of the service (<c>values</c>); empty if there are none.</summary>
    public IReadOnlyList<PercentileValue> Values { get; }

    /// <summary>Value of a percentile; null if there are no values or it was not requested.</summary>
    /// <param name="percent">Requested percentage, such as 95.</param>
    public double? this[double percent] => Values.FirstOrDefault(v => Math.Abs(v.Percent - percent) < 1e-9).Value;

    private static PercentileValue[] Read(AggregationReader reader)
    {
        var values = reader.GetMember("values"u8, out var count);
        switch (values.Kind)
        {
            case JsonValueKind.Undefined:
                return [];
            case JsonValueKind.Array:
                return reader.ReadItems(values, count, ReadItem);
            case JsonValueKind.Object:
                using (var keyed = reader.GetObject("values"u8))
                    return ReadKeyed(keyed);
            default:
                throw reader.CreateException("'values'", values);
        }
    }

    private static PercentileValue ReadItem(AggregationReader item) =>
        new(
            item.ReadNumber("key"u8) ?? throw item.CreateException("a percentile's 'key'", default),
            item.ReadNumber("value"u8),
            item.ReadString("value_as_string"u8)
        );

    // {"50.0": 12.5, "50.0_as_string": "12.5"}
    private static PercentileValue[] ReadKeyed(AggregationReader values)
    {
        // Collects the texts first, because a lookup by name for each value would be quadratic.
        var texts = new Dictionary<string, ResultJson>(StringComparer.Ordinal);
        var numbers = new List<(string Name, ResultJson Value)>();
        foreach (var member in values.Members)
        {
            if (member.Name.EndsWith(AsString, StringComparison.Ordinal))
                texts[member.Name[..^AsString.Length]] = member.Value;
            else
                numbers.Add(member);
        }

        return
        [
            .. numbers.Select(m => new PercentileValue(
                double.TryParse(m.Name, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
                    ? percent
                    : throw values.CreateException("the name of a percentile", values.Json),
                values.ToNumber(Encoding.UTF8.GetBytes(m.Name), m.Value),
                texts.TryGetValue(m.Name, out var text) ? values.ToText(Encoding.UTF8.GetBytes(m.Name), text) : null
            )),
        ];
    }
}

/// <summary>A percentile.</summary>
/// <param name="Percent">Percentage, from 0 to 100.</param>
/// <param name="Value">The value; null if there are no values, NaN from older services.</param>
/// <param name="ValueAsString">The value as formatted by the service; null if not sent.</param>
public readonly record struct PercentileValue(double Percent, double? Value, string? ValueAsString = null);
