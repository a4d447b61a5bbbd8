using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.Client.Events;

/// <summary>Counts of events and alarms, by point and severity.</summary>
public sealed class EventStatistics
{
    private readonly EventStatisticsResponse _response;
    private IReadOnlyList<EventPoint>? _points;

    /// <summary>Initializes statistics from a response, such as one created in a test.</summary>
    /// <param name="response">The response.</param>
    /// <exception cref="InvalidResponseException">A timestamp or the step is out of range.</exception>
    public EventStatistics(EventStatisticsResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        _response = response;
        Step = response.Step is { } step ? ToDuration(step) : null;
        Timestamps = [.. (response.Timestamps ?? []).Select(ToInstant)];
        Series = [.. (response.Series ?? []).OfType<EventStatisticsResponseSeries>().Select(s => new EventSeries(s, Timestamps))];
    }

    /// <summary>Time between two points (<c>step</c>); null if the service did not send it.</summary>
    public TimeSpan? Step { get; }

    /// <summary>Instants of the points, in UTC (<c>timestamps</c>). Both ends of the time range are included.</summary>
    public IReadOnlyList<DateTimeOffset> Timestamps { get; }

    /// <summary>Counts by severity (<c>series</c>). Severities without events may be missing.</summary>
    public IReadOnlyList<EventSeries> Series { get; }

    /// <summary>Counts of the whole time range, by names of the server (<c>summary</c>); null if the service sent none.</summary>
    public IReadOnlyDictionary<string, long>? Summary => _response.Summary;

    /// <summary>Sum of all counts; at most <see cref="long.MaxValue"/>.</summary>
    public long Total => SaturatingSum.Compute(Series.SelectMany(static s => s.Values));

    /// <summary>
    /// Sums of the counts of all severities, one point per instant. Counts without an instant are not included here, but are part of
    /// <see cref="Total"/>.
    /// </summary>
    public IReadOnlyList<EventPoint> Points => _points ??= CreatePoints();

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => _response.AdditionalProperties;

    /// <summary>Finds the counts of a severity; null if the service sent none, which is different from zeros.</summary>
    /// <param name="severity">Severity. If the service sent it twice, the first one is returned.</param>
    public EventSeries? Find(EventSeverity severity) => Series.FirstOrDefault(s => s.Severity == severity);

    /// <summary>Returns the sum of the counts of a severity; null if the service sent none, which is different from zero.</summary>
    /// <param name="severity">Severity. If the service sent it twice, both are added.</param>
    public long? GetTotal(EventSeverity severity) =>
        Find(severity) is null ? null : SaturatingSum.Compute(Series.Where(s => s.Severity == severity).SelectMany(static s => s.Values));

    /// <summary>The response as JSON.</summary>
    public override string ToString() => _response.ToString();

    private EventPoint[] CreatePoints()
    {
        var counts = new long[Timestamps.Count];
        foreach (var series in Series)
        {
            for (var i = 0; i < Math.Min(counts.Length, series.Values.Count); i++)
                counts[i] = SaturatingSum.Add(counts[i], series.Values[i]);
        }

        return [.. Timestamps.Zip(counts, static (time, count) => new EventPoint(time, count))];
    }

    private static TimeSpan ToDuration(long milliseconds) =>
        Math.Abs((decimal)milliseconds) <= long.MaxValue / TimeSpan.TicksPerMillisecond
            ? TimeSpan.FromTicks(milliseconds * TimeSpan.TicksPerMillisecond)
            : throw CreateOutOfRangeException("step", milliseconds);

    private static DateTimeOffset ToInstant(long milliseconds)
    {
        try
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw CreateOutOfRangeException("timestamps", milliseconds);
        }
    }

    private static InvalidResponseException CreateOutOfRangeException(string member, long milliseconds) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{member} has {milliseconds} ms, which is out of range"));
}

/// <summary>Counts of one severity.</summary>
public sealed class EventSeries
{
    private readonly EventStatisticsResponseSeries _data;

    internal EventSeries(EventStatisticsResponseSeries data, IReadOnlyList<DateTimeOffset> timestamps)
    {
        _data = data;
        Values = data.Values ?? [];
        Points = [.. timestamps.Zip(Values, static (time, count) => new EventPoint(time, count))];
        IsComplete = Values.Count == timestamps.Count;
    }

    /// <summary>Severity (<c>event_severity</c>); null if the service did not send it.</summary>
    public EventSeverity? Severity => _data.EventSeverity;

    /// <summary>All counts, as sent by the service (<c>values</c>).</summary>
    public IReadOnlyList<long> Values { get; }

    /// <summary>
    /// Counts with their instants. Counts without an instant and instants without a count are not included; see <see cref="IsComplete"/>.
    /// </summary>
    public IReadOnlyList<EventPoint> Points { get; }

    /// <summary>Whether there are as many counts as instants, so that <see cref="Points"/> is complete.</summary>
    public bool IsComplete { get; }

    /// <summary>Sum of all counts, including those without an instant; at most <see cref="long.MaxValue"/>.</summary>
    public long Total => SaturatingSum.Compute(Values);

    /// <summary>The counts as JSON.</summary>
    public override string ToString() => _data.ToString();
}

/// <summary>Number of events and alarms at one point.</summary>
/// <param name="Time">Start of the counted step, in UTC.</param>
/// <param name="Count">Number of events and alarms.</param>
public readonly record struct EventPoint(DateTimeOffset Time, long Count);

/// <summary>Sums of counts that saturate instead of overflowing.</summary>
internal static class SaturatingSum
{
    public static long Compute(IEnumerable<long> counts)
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
