using System.Globalization;

namespace IncidentAnalytics.Client;

/// <summary>
/// A range of time, accepted by all services. Relative ranges are resolved once per call.
/// </summary>
/// <example>
/// <code>
/// var week = TimeRange.Last(TimeSpan.FromDays(7));
/// var year = TimeRange.Between(
///     new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
///     new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.Zero)
/// );
/// </code>
/// </example>
public sealed record TimeRange
{
    private TimeRange(DateTimeOffset? start, DateTimeOffset? end, TimeSpan? duration)
    {
        Start = start;
        End = end;
        Duration = duration;
    }

    /// <summary>The start, or null for <see cref="Last"/> and <see cref="Until"/>.</summary>
    public DateTimeOffset? Start { get; }

    /// <summary>The end, or null for <see cref="Last"/> and <see cref="Since"/>.</summary>
    public DateTimeOffset? End { get; }

    /// <summary>The length of a relative range, which ends when the call starts, or null for other ranges.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>Whether the range ends when the call starts (<see cref="Last"/>).</summary>
    public bool IsRelative => Duration is not null;

    /// <summary>Creates a range that ends when the call starts.</summary>
    /// <param name="duration">The length of the range; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is zero or negative.</exception>
    public static TimeRange Last(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return new(null, null, duration);
    }

    /// <summary>Creates a range between two instants.</summary>
    /// <param name="start">The start, in any offset.</param>
    /// <param name="end">The end, in any offset; not before <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is before <paramref name="start"/>.</exception>
    public static TimeRange Between(DateTimeOffset start, DateTimeOffset end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        return new(start, end, null);
    }

    /// <summary>Creates a range without an end. Services that require one use the start of the call.</summary>
    /// <param name="start">The start, in any offset.</param>
    public static TimeRange Since(DateTimeOffset start) => new(start, null, null);

    /// <summary>Creates a range without a start, which not every service accepts.</summary>
    /// <param name="end">The end, in any offset.</param>
    public static TimeRange Until(DateTimeOffset end) => new(null, end, null);

    /// <summary>Resolves the range for a call that starts at <paramref name="now"/>.</summary>
    /// <param name="now">The start of the call, which is the end of <see cref="Last"/> and <see cref="Since"/>.</param>
    /// <returns>
    /// The start, null for <see cref="Until"/>, and the end, which is before the start when <see cref="Since"/> starts in the future.
    /// </returns>
    public (DateTimeOffset? Start, DateTimeOffset End) Resolve(DateTimeOffset now)
    {
        if (Duration is not { } duration)
            return (Start, End ?? now);

        // A longer duration would underflow the calendar.
        var start = duration.Ticks >= now.UtcTicks ? DateTimeOffset.MinValue : now - duration;
        return (start, now);
    }

    /// <summary>Returns the range for logs and debuggers, with instants in UTC.</summary>
    public override string ToString() =>
        this switch
        {
            { Duration: { } duration } => string.Create(CultureInfo.InvariantCulture, $"last {duration:c}"),
            { Start: { } start, End: { } end } => $"{Format(start)}/{Format(end)}",
            { Start: { } start } => $"{Format(start)}/..",
            { End: { } end } => $"../{Format(end)}",
            _ => "..",
        };

    private static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
