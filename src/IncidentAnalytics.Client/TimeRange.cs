using System.Globalization;

namespace IncidentAnalytics.Client;

/// <summary>
/// A span of time to ask a service about. It is immutable, belongs to no service, and is turned into instants once per
/// call; each service says which ends it needs and how it counts them.
/// </summary>
public sealed record TimeRange
{
    private TimeRange(DateTimeOffset? start, DateTimeOffset? end, TimeSpan? duration)
    {
        Start = start;
        End = end;
        Duration = duration;
    }

    /// <summary>The first instant; null when the range is relative (<see cref="Last"/>) or open (<see cref="Until"/>).</summary>
    public DateTimeOffset? Start { get; }

    /// <summary>The last instant; null when the range is relative (<see cref="Last"/>) or open (<see cref="Since"/>).</summary>
    public DateTimeOffset? End { get; }

    /// <summary>How far a relative range reaches back from the moment of the call; null for the other kinds.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>Whether the range is counted back from the moment of the call.</summary>
    public bool IsRelative => Duration is not null;

    /// <summary>The time up to the moment of the call.</summary>
    /// <param name="duration">How far back; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is zero or negative.</exception>
    public static TimeRange Last(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return new(null, null, duration);
    }

    /// <summary>The time between two instants.</summary>
    /// <param name="start">The first instant, in any offset.</param>
    /// <param name="end">The last instant, in any offset; not before <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is before <paramref name="start"/>.</exception>
    public static TimeRange Between(DateTimeOffset start, DateTimeOffset end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        return new(start, end, null);
    }

    /// <summary>The time from an instant on; where a service needs an end, it is the moment of the call.</summary>
    /// <param name="start">The first instant, in any offset.</param>
    public static TimeRange Since(DateTimeOffset start) => new(start, null, null);

    /// <summary>The time up to an instant, however long ago it began. Not every service can be asked without a start.</summary>
    /// <param name="end">The last instant, in any offset.</param>
    public static TimeRange Until(DateTimeOffset end) => new(null, end, null);

    /// <summary>The instants of this range for a call made at <paramref name="now"/>.</summary>
    /// <param name="now">The moment of the call: the end of <see cref="Last"/> and <see cref="Since"/>.</param>
    /// <returns>
    /// The start, null only for <see cref="Until"/>, and the end, which is before the start when <see cref="Since"/>
    /// begins in the future.
    /// </returns>
    public (DateTimeOffset? Start, DateTimeOffset End) Resolve(DateTimeOffset now)
    {
        if (Duration is not { } duration)
            return (Start, End ?? now);

        // A duration longer than the calendar reaches back to the calendar's first instant.
        var start = duration.Ticks >= now.UtcTicks ? DateTimeOffset.MinValue : now - duration;
        return (start, now);
    }

    /// <summary>The range in words for logs and debuggers, instants in UTC.</summary>
    public override string ToString() =>
        this switch
        {
            { Duration: { } duration } => string.Create(CultureInfo.InvariantCulture, $"last {duration:c}"),
            { Start: { } start, End: { } end } => $"{Text(start)}/{Text(end)}",
            { Start: { } start } => $"{Text(start)}/..",
            { End: { } end } => $"../{Text(end)}",
            _ => "..",
        };

    private static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
