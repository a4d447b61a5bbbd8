using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

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
