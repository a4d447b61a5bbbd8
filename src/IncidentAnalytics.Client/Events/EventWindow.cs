namespace IncidentAnalytics.Client.Events;

/// <summary>
/// The window of a request to the events service: a <see cref="TimeRange"/>, for people, or an <see cref="EventTimeRange"/>,
/// exactly as it is on the wire. It converts from both by itself. <c>default</c> is no window and is refused where it is used.
/// </summary>
public readonly record struct EventWindow
{
    private readonly object? _range;

    private EventWindow(object? range) => _range = range;

    /// <summary>A range for people, turned into the wire's form at the moment of the call; null makes <c>default</c>.</summary>
    public static implicit operator EventWindow(TimeRange? range) => new(range);

    /// <summary>A range exactly as it is on the wire; null makes <c>default</c>.</summary>
    public static implicit operator EventWindow(EventTimeRange? range) => new(range);

    /// <summary>The range in its own words; empty for <c>default</c>.</summary>
    public override string ToString() => _range?.ToString() ?? "";

    /// <exception cref="ArgumentException">The window is <c>default</c> or cannot be asked for.</exception>
    internal EventTimeRange Resolve(DateTimeOffset now, string path) =>
        _range switch
        {
            EventTimeRange exact => exact,
            TimeRange range => EventTimeRange.From(range, now, path),
            _ => throw new ArgumentNullException(path, "A window is needed here: a TimeRange or an EventTimeRange."),
        };
}
