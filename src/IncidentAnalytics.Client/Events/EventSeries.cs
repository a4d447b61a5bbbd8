namespace IncidentAnalytics.Client.Events;

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
