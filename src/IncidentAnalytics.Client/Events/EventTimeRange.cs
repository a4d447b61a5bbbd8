namespace IncidentAnalytics.Client.Events;

/// <summary>
/// A window of time exactly as the events service is asked for it: <c>startTimeInMillis.endTimeInMillis.durationInMinutes</c>,
/// where <c>-1</c> says that an end is not given. What is not given is computed by the server, with the server's clock.
/// </summary>
/// <remarks>
/// The four forms: <c>-1.-1.60</c> (<see cref="Last"/>), <c>-1.E.60</c> (<see cref="EndingAt"/>), <c>S.-1.60</c>
/// (<see cref="StartingAt"/>) and <c>S.E.60</c> (<see cref="Between"/>). The service knows whole minutes and milliseconds: durations
/// are rounded up to the next minute, starts moved back and ends forward to the next millisecond, so nothing is lost.
/// </remarks>
public sealed partial record EventTimeRange : ISpanFormattable, ISpanParsable<EventTimeRange>
{
    /// <summary>The most points that one request may ask for: <see cref="Minutes"/> divided by the step.</summary>
    public const int MaxPoints = 1440;

    private const long NotGiven = EventTimeRangeRules.NotGiven;

    private readonly long _start;
    private readonly long _end;

    private EventTimeRange(long start, long end, long minutes)
    {
        _start = start;
        _end = end;
        Minutes = minutes;
    }

    /// <summary>The first instant, in UTC (<c>startTimeInMillis</c>); null when the server computes it.</summary>
    public DateTimeOffset? Start => Instant(_start);

    /// <summary>The last instant, in UTC (<c>endTimeInMillis</c>); null when the server computes it.</summary>
    public DateTimeOffset? End => Instant(_end);

    /// <summary>
    /// The minutes (<c>durationInMinutes</c>); above zero. When both ends are given they decide, and this may be longer than the
    /// time between them.
    /// </summary>
    public long Minutes { get; }

    /// <summary>The shortest step that a request for this range may have, in whole milliseconds (see <see cref="MaxPoints"/>).</summary>
    public TimeSpan ShortestStep => TimeSpan.FromTicks(EventTimeRangeRules.ShortestStep(Minutes) * TimeSpan.TicksPerMillisecond);

    /// <summary>The time up to now by the server's clock: <c>-1.-1.60</c>.</summary>
    /// <param name="duration">How far back; above zero, rounded up to whole minutes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is zero, negative, or longer than the calendar.</exception>
    public static EventTimeRange Last(TimeSpan duration) =>
        Checked(NotGiven, NotGiven, WholeMinutes(duration), new("", "", nameof(duration)));

    /// <summary>The time up to an instant: <c>-1.E.60</c>.</summary>
    /// <param name="end">The last instant, in any offset; not before 1970.</param>
    /// <param name="duration">How far back; above zero, rounded up to whole minutes, and not back beyond 1970.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks a rule; the message names it.</exception>
    public static EventTimeRange EndingAt(DateTimeOffset end, TimeSpan duration) =>
        Checked(NotGiven, Ceiling(end, nameof(end)), WholeMinutes(duration), new("", nameof(end), nameof(duration)));

    /// <summary>The time from an instant on: <c>S.-1.60</c>. The server cuts it to now.</summary>
    /// <param name="start">The first instant, in any offset; not before 1970.</param>
    /// <param name="duration">How long; above zero, rounded up to whole minutes.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks a rule; the message names it.</exception>
    public static EventTimeRange StartingAt(DateTimeOffset start, TimeSpan duration) =>
        Checked(Floor(start, nameof(start)), NotGiven, WholeMinutes(duration), new(nameof(start), "", nameof(duration)));

    /// <summary>The time between two instants: <c>S.E.60</c>, with the minutes between them, rounded up, and at least one.</summary>
    /// <param name="start">The first instant, in any offset; not before 1970.</param>
    /// <param name="end">The last instant, in any offset; not before <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks a rule; the message names it.</exception>
    public static EventTimeRange Between(DateTimeOffset start, DateTimeOffset end) =>
        FromBoth(start, end, new(nameof(start), nameof(end), nameof(end)));

    /// <summary>Any of the four forms, with the minutes as they are.</summary>
    /// <param name="start">The first instant, in any offset; null for the server to compute it.</param>
    /// <param name="end">The last instant, in any offset; null for the server to compute it.</param>
    /// <param name="minutes">
    /// Above zero; when both ends are given, at least the minutes between them less one, and there is no need for more.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks a rule; the message names it.</exception>
    public static EventTimeRange Create(DateTimeOffset? start, DateTimeOffset? end, long minutes) =>
        Checked(
            start is { } first ? Floor(first, nameof(start)) : NotGiven,
            end is { } last ? Ceiling(last, nameof(end)) : NotGiven,
            minutes,
            new(nameof(start), nameof(end), nameof(minutes))
        );

    /// <summary>
    /// The window as the server computes it when its clock shows <paramref name="now"/>: a missing start is the end less the
    /// minutes, a missing end the start and the minutes but never later than now, and without both the end is now. A start before
    /// 1970, which minutes without any instant can reach, becomes 1970.
    /// </summary>
    /// <param name="now">The server's clock, in any offset; it counts whole milliseconds.</param>
    /// <returns>Both ends, in UTC; both belong to the window. The end is before the start for a range that starts after now.</returns>
    public (DateTimeOffset Start, DateTimeOffset End) Resolve(DateTimeOffset now)
    {
        var length = Minutes * EventTimeRangeRules.MillisecondsPerMinute;
        var present = now.ToUnixTimeMilliseconds();
        var end =
            _end != NotGiven ? _end
            : _start != NotGiven ? Math.Min(_start + length, present)
            : present;
        var start = _start != NotGiven ? _start : Math.Max(0, end - length);
        return (DateTimeOffset.FromUnixTimeMilliseconds(start), DateTimeOffset.FromUnixTimeMilliseconds(end));
    }

    private static EventTimeRange FromBoth(DateTimeOffset start, DateTimeOffset end, ParameterNames names)
    {
        var (first, last) = (Floor(start, names.Start), Ceiling(end, names.End));
        return Checked(first, last, MinutesBetween(first, last), names);
    }

    private static EventTimeRange Checked(long start, long end, long minutes, ParameterNames names) =>
        EventTimeRangeRules.Violation(start, end, minutes) is { } violation
            ? throw new ArgumentOutOfRangeException(names.Of(violation.Part), violation.Rule)
            : new(start, end, minutes);

    /// <summary>No window is too short for the service, but no duration is 0.</summary>
    private static long MinutesBetween(long first, long last) =>
        Math.Max(1, (last - first + EventTimeRangeRules.MillisecondsPerMinute - 1) / EventTimeRangeRules.MillisecondsPerMinute);

    private static long WholeMinutes(TimeSpan duration) =>
        (duration.Ticks / TimeSpan.TicksPerMinute) + (duration.Ticks % TimeSpan.TicksPerMinute > 0 ? 1 : 0);

    private static long Floor(DateTimeOffset instant, string parameterName)
    {
        if (instant < DateTimeOffset.UnixEpoch)
            throw new ArgumentOutOfRangeException(parameterName, instant, "Instants before 1970 cannot be asked for.");
        return instant.ToUnixTimeMilliseconds();
    }

    private static long Ceiling(DateTimeOffset instant, string parameterName)
    {
        var floor = Floor(instant, parameterName);
        // The calendar's last millisecond has no next one.
        return instant.UtcTicks % TimeSpan.TicksPerMillisecond == 0 || floor == EventTimeRangeRules.LastInstant ? floor : floor + 1;
    }

    private static DateTimeOffset? Instant(long milliseconds) =>
        milliseconds == NotGiven ? null : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>What the caller calls the parts.</summary>
    private readonly record struct ParameterNames(string Start, string End, string Minutes)
    {
        public string Of(EventTimeRangePart part) =>
            part switch
            {
                EventTimeRangePart.Start => Start,
                EventTimeRangePart.End => End,
                _ => Minutes,
            };
    }
}
