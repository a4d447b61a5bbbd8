namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Where a histogram's empty buckets begin and end (<c>extended_bounds</c>).</summary>
/// <typeparam name="T">A number, or an instant.</typeparam>
public sealed record HistogramBounds<T>
    where T : struct, IComparable<T>
{
    /// <summary>Bounds from a smallest to a greatest value.</summary>
    /// <param name="min">The value whose bucket is the first.</param>
    /// <param name="max">The value whose bucket is the last; not below <paramref name="min"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is below <paramref name="min"/>.</exception>
    public HistogramBounds(T min, T max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, min);
        Min = min;
        Max = max;
    }

    /// <summary>The value whose bucket is the first (<c>min</c>).</summary>
    public T Min { get; }

    /// <summary>The value whose bucket is the last (<c>max</c>).</summary>
    public T Max { get; }
}
