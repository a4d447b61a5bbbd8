using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

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

/// <summary>The bounds of a numeric histogram as they were given: the vendor does not round them. Either may be absent, both are inclusive.</summary>
internal sealed record NumberBounds(double? Min, double? Max)
{
    public static NumberBounds None { get; } = new(null, null);

    public bool Contains(double value) => !(value < Min) && !(value > Max);

    public override string ToString() => $"{Text(Min)}--{Text(Max)}";

    /// <exception cref="AggregationException">The bounds cannot be understood, or the first is above the last.</exception>
    public static NumberBounds Parse(AggregationSpec spec, string option)
    {
        var (from, to) = BoundsObject.Read(spec, option);
        var bounds = new NumberBounds(Number(from), Number(to));
        return bounds.Min > bounds.Max
            ? throw new AggregationException($"max bound [{Text(bounds.Max)}] must be greater than min bound [{Text(bounds.Min)}]")
            : bounds;

        double? Number(JsonElement? bound) => bound is { } value ? spec.NumberOf(value, option) : null;
    }

    private static string Text(double? bound) => bound is { } number ? DoubleText.Of(number) : "";
}

/// <summary>
/// The bounds of a date histogram, rounded to its intervals without the offset, as the vendor rounds them. Either may be absent.
/// </summary>
/// <param name="Min">Inclusive.</param>
/// <param name="Max">Inclusive as an extended bound, exclusive as a hard one.</param>
internal sealed record DateBounds(long? Min, long? Max)
{
    public static DateBounds None { get; } = new(null, null);

    /// <summary>Whether a bucket with this key may be made.</summary>
    public bool Contains(long key) => !(key < Min) && !(key >= Max);

    /// <param name="spec">The aggregation.</param>
    /// <param name="option">Its option, <c>extended_bounds</c> or <c>hard_bounds</c>.</param>
    /// <param name="dates">How its texts are read.</param>
    /// <param name="rounding">The intervals without their offset.</param>
    /// <exception cref="AggregationException">The bounds cannot be understood, or the first is after the last.</exception>
    public static DateBounds Parse(AggregationSpec spec, string option, DateMath dates, Rounding rounding)
    {
        var (from, to) = BoundsObject.Read(spec, option);
        var (min, max) = (Millis(from), Millis(to));
        if (min > max)
        {
            throw new AggregationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"[{option}.min][{min}] cannot be greater than [{option}.max][{max}] for histogram aggregation [{spec.Name}]"
                )
            );
        }

        return new DateBounds(Rounded(min), Rounded(max));

        long? Rounded(long? millis) => millis is { } value ? rounding.Round(value) : null;

        long? Millis(JsonElement? bound) =>
            MillisOf(bound) switch
            {
                // Far beyond any year, and near enough to what a long holds for an offset to lead out of it.
                > long.MaxValue / 4 or < long.MinValue / 4 => throw new AggregationException(
                    $"[{option}] is out of the range of dates in [{spec.Name}]"
                ),
                var millis => millis,
            };

        long? MillisOf(JsonElement? bound) =>
            bound switch
            {
                null => null,
                { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var whole) ? whole : WholeOf(number),
                { ValueKind: JsonValueKind.String } text => dates.Parse(text.GetString()!),
                { } other => throw new AggregationException($"[{option}] Unsupported token [{other.ValueKind}] in [{spec.Name}]"),
            };
    }

    // 1.6e12 is a whole number, 1.5 is none.
    private static long WholeOf(JsonElement number)
    {
        var value = number.GetDouble();
        return value == Math.Floor(value) && Math.Abs(value) < long.MaxValue
            ? (long)value
            : throw new AggregationException($"{number.GetRawText()} cannot be converted to Long without data loss");
    }
}
