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
