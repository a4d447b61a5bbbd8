using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.Client.Events;

/// <summary>How many events and alarms there were, point by point and by severity.</summary>
public sealed class EventStatistics
{
    private readonly EventStatisticsResponse _response;
    private IReadOnlyList<EventPoint>? _points;

    /// <summary>The statistics of a raw answer. Public so that tests can make one.</summary>
    /// <param name="response">The answer as it was on the wire.</param>
    /// <exception cref="InvalidResponseException">A timestamp or the step is out of every calendar.</exception>
    public EventStatistics(EventStatisticsResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        _response = response;
        Step = response.Step is { } step ? Duration(step) : null;
        Timestamps = [.. (response.Timestamps ?? []).Select(Instant)];
        Series = [.. (response.Series ?? []).OfType<EventSeriesData>().Select(s => new EventSeries(s, Timestamps))];
    }

    /// <summary>The time between two points (<c>step</c>); null when the service did not say.</summary>
    public TimeSpan? Step { get; }

    /// <summary>The instants of the points, in UTC (<c>timestamps</c>). The service includes both ends of the window.</summary>
    public IReadOnlyList<DateTimeOffset> Timestamps { get; }

    /// <summary>The counts by severity, as the service sent them (<c>series</c>); severities without events may be missing.</summary>
    public IReadOnlyList<EventSeries> Series { get; }

    /// <summary>Counts of the whole window by the server's names (<c>summary</c>); null when the service sent none.</summary>
    public IReadOnlyDictionary<string, long>? Summary => _response.Summary;

    /// <summary>All counts of all severities together; at most <see cref="long.MaxValue"/>.</summary>
    public long Total => EventCounts.Sum(Series.SelectMany(static s => s.Values));

    /// <summary>
    /// The counts of all severities together, one point for each instant. A series that is shorter than the instants adds nothing
    /// where it has no counts; counts beyond the instants are not among the points, but in <see cref="Total"/>.
    /// </summary>
    public IReadOnlyList<EventPoint> Points => _points ??= CreatePoints();

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => _response.AdditionalProperties;

    /// <summary>The counts of a severity; null when the service sent none, which is not the same as zeros.</summary>
    /// <param name="severity">The severity. If the service sent it twice, the first one is found.</param>
    public EventSeries? Find(EventSeverity severity) => Series.FirstOrDefault(s => s.Severity == severity);

    /// <summary>All counts of a severity together; null when the service sent none, which is not the same as zero.</summary>
    /// <param name="severity">The severity. If the service sent it twice, both count.</param>
    public long? TotalOf(EventSeverity severity) =>
        Find(severity) is null ? null : EventCounts.Sum(Series.Where(s => s.Severity == severity).SelectMany(static s => s.Values));

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => _response.ToString();

    private EventPoint[] CreatePoints()
    {
        var counts = new long[Timestamps.Count];
        foreach (var series in Series)
        {
            for (var i = 0; i < Math.Min(counts.Length, series.Values.Count); i++)
                counts[i] = EventCounts.Add(counts[i], series.Values[i]);
        }

        return [.. Timestamps.Zip(counts, static (time, count) => new EventPoint(time, count))];
    }

    private static TimeSpan Duration(long milliseconds) =>
        Math.Abs((decimal)milliseconds) <= long.MaxValue / TimeSpan.TicksPerMillisecond
            ? TimeSpan.FromTicks(milliseconds * TimeSpan.TicksPerMillisecond)
            : throw OutOfRange("step", milliseconds);

    private static DateTimeOffset Instant(long milliseconds)
    {
        try
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw OutOfRange("timestamps", milliseconds);
        }
    }

    private static InvalidResponseException OutOfRange(string member, long milliseconds) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{member} has {milliseconds} ms, which no calendar reaches"));
}

/// <summary>The counts of one severity.</summary>
public sealed class EventSeries
{
    private readonly EventSeriesData _data;

    internal EventSeries(EventSeriesData data, IReadOnlyList<DateTimeOffset> timestamps)
    {
        _data = data;
        Values = data.Values ?? [];
        Points = [.. timestamps.Zip(Values, static (time, count) => new EventPoint(time, count))];
        IsComplete = Values.Count == timestamps.Count;
    }

    /// <summary>The severity (<c>event_severity</c>); null when the service did not say.</summary>
    public EventSeverity? Severity => _data.EventSeverity;

    /// <summary>The counts as they came (<c>values</c>).</summary>
    public IReadOnlyList<long> Values { get; }

    /// <summary>
    /// The counts with their instants. Nothing promises that there are as many counts as instants: those without their
    /// counterpart are not among the points (see <see cref="IsComplete"/>).
    /// </summary>
    public IReadOnlyList<EventPoint> Points { get; }

    /// <summary>Whether there are as many counts as instants, so that <see cref="Points"/> leaves nothing out.</summary>
    public bool IsComplete { get; }

    /// <summary>All counts together, those without an instant too; at most <see cref="long.MaxValue"/>.</summary>
    public long Total => EventCounts.Sum(Values);

    /// <summary>The counts as JSON.</summary>
    public override string ToString() => _data.ToString();
}

/// <summary>How many events and alarms there were at one point of the window.</summary>
/// <param name="Time">The point, in UTC; the service counts from here for one step.</param>
/// <param name="Count">How many.</param>
public readonly record struct EventPoint(DateTimeOffset Time, long Count);

/// <summary>Sums of counts. Beyond 64 bits a sum stays at the greatest (or least) number of 64 bits.</summary>
internal static class EventCounts
{
    public static long Sum(IEnumerable<long> counts)
    {
        Int128 sum = 0;
        foreach (var count in counts)
            sum += count;
        return Saturate(sum);
    }

    public static long Add(long a, long b) => Saturate((Int128)a + b);

    private static long Saturate(Int128 sum) =>
        sum > long.MaxValue ? long.MaxValue
        : sum < long.MinValue ? long.MinValue
        : (long)sum;
}
