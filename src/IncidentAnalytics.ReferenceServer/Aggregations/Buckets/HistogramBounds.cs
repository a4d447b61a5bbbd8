using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>Reads the object with <c>min</c> and <c>max</c> that the bounds of all histograms share.</summary>
internal static class HistogramBounds
{
    /// <returns>Both bounds as given; null for one that is missing or null.</returns>
    /// <exception cref="AggregationException">The option is not an object, or it has other members.</exception>
    public static (JsonElement? Min, JsonElement? Max) Read(AggregationSpec spec, string option)
    {
        if (spec.GetOption(option) is not { } bounds)
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

    /// <summary>The error for extended bounds outside the hard bounds.</summary>
    public static AggregationException CreateOutsideException(object hard, object extended) =>
        new($"Extended bounds have to be inside hard bounds, hard bounds: [{hard}], extended bounds: [{extended}]");
}

/// <summary>The bounds of a numeric histogram, not rounded and both inclusive; null for none.</summary>
internal sealed record NumberBounds(double? Min, double? Max)
{
    public static NumberBounds None { get; } = new(null, null);

    public bool Contains(double value) => !(value < Min) && !(value > Max);

    public override string ToString() => $"{Format(Min)}--{Format(Max)}";

    /// <exception cref="AggregationException">The bounds are invalid, or the minimum is above the maximum.</exception>
    public static NumberBounds Parse(AggregationSpec spec, string option)
    {
        var (from, to) = HistogramBounds.Read(spec, option);
        var bounds = new NumberBounds(ReadNumber(from), ReadNumber(to));
        return bounds.Min > bounds.Max
            ? throw new AggregationException($"max bound [{Format(bounds.Max)}] must be greater than min bound [{Format(bounds.Min)}]")
            : bounds;

        double? ReadNumber(JsonElement? bound) => bound is { } value ? spec.ReadDouble(value, option) : null;
    }

    private static string Format(double? bound) => bound is { } number ? DoubleText.Format(number) : "";
}

/// <summary>The bounds of a date histogram, rounded to its intervals without the offset; null for none.</summary>
/// <param name="Min">Inclusive.</param>
/// <param name="Max">Inclusive for extended bounds, exclusive for hard bounds.</param>
internal sealed record DateBounds(long? Min, long? Max)
{
    public static DateBounds None { get; } = new(null, null);

    /// <summary>Whether hard bounds allow a bucket with this key.</summary>
    public bool Contains(long key) => !(key < Min) && !(key >= Max);

    /// <param name="spec">The aggregation.</param>
    /// <param name="option">The option: <c>extended_bounds</c> or <c>hard_bounds</c>.</param>
    /// <param name="dates">The parser of dates.</param>
    /// <param name="rounding">The intervals without the offset.</param>
    /// <exception cref="AggregationException">The bounds are invalid, or the minimum is after the maximum.</exception>
    public static DateBounds Parse(AggregationSpec spec, string option, DateMath dates, Rounding rounding)
    {
        var (from, to) = HistogramBounds.Read(spec, option);
        var (min, max) = (ReadMillis(from), ReadMillis(to));
        if (min > max)
        {
            throw new AggregationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"[{option}.min][{min}] cannot be greater than [{option}.max][{max}] for histogram aggregation [{spec.Name}]"
                )
            );
        }

        return new DateBounds(Round(min), Round(max));

        long? Round(long? millis) => millis is { } value ? rounding.Round(value) : null;

        long? ReadMillis(JsonElement? bound) =>
            ParseMillis(bound) switch
            {
                // Near the limits of a long, where adding an offset could overflow.
                > long.MaxValue / 4 or < long.MinValue / 4 => throw new AggregationException(
                    $"[{option}] is out of the range of dates in [{spec.Name}]"
                ),
                var millis => millis,
            };

        long? ParseMillis(JsonElement? bound) =>
            bound switch
            {
                null => null,
                { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var whole) ? whole : ToInteger(number),
                { ValueKind: JsonValueKind.String } text => dates.Parse(text.GetString()!),
                { } other => throw new AggregationException($"[{option}] Unsupported token [{other.ValueKind}] in [{spec.Name}]"),
            };
    }

    // 1.6e12 is an integer, 1.5 is not.
    private static long ToInteger(JsonElement number)
    {
        var value = number.GetDouble();
        return value == Math.Floor(value) && Math.Abs(value) < long.MaxValue
            ? (long)value
            : throw new AggregationException($"{number.GetRawText()} cannot be converted to Long without data loss");
    }
}
