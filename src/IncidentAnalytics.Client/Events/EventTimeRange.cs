using System.Diagnostics.CodeAnalysis;
using System.Globalization;

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

    /// <summary>
    /// A range for people as the events service is asked for it. <see cref="TimeRange.Last"/> stays relative to the server's clock
    /// (<c>-1.-1.M</c>); <see cref="TimeRange.Between"/> names both ends (<c>S.E.M</c>); <see cref="TimeRange.Since"/> names its
    /// start and enough minutes to reach <paramref name="now"/>, where the server cuts it (<c>S.-1.M</c>).
    /// </summary>
    /// <param name="range">The range. <see cref="TimeRange.Until"/> is refused: it has neither a start nor a duration.</param>
    /// <param name="now">The moment of the call.</param>
    /// <exception cref="ArgumentException">The range cannot be asked for; the message says why.</exception>
    public static EventTimeRange From(TimeRange range, DateTimeOffset now) => From(range, now, nameof(range));

    internal static EventTimeRange From(TimeRange range, DateTimeOffset now, string path)
    {
        ArgumentNullException.ThrowIfNull(range, path);
        var names = new ParameterNames(path, path, path);
        return range switch
        {
            { Duration: { } duration } => Checked(NotGiven, NotGiven, WholeMinutes(duration), names),
            { Start: { } start, End: { } end } => FromBoth(start, end, names),
            { Start: { } start } => Since(start, now, names),
            _ => throw new ArgumentException(
                $"The events service needs a start or a duration: use Last, Between or Since, or {nameof(EventTimeRange)}.{nameof(EndingAt)}.",
                path
            ),
        };
    }

    private static EventTimeRange Since(DateTimeOffset start, DateTimeOffset now, ParameterNames names)
    {
        if (start > now)
            throw new ArgumentOutOfRangeException(names.Start, start, "The window ends before it starts: it starts after now.");

        var first = Floor(start, names.Start);
        return Checked(first, NotGiven, MinutesBetween(first, Ceiling(now, names.End)), names);
    }

    /// <summary>Reads a range from its text on the wire, such as <c>-1.-1.60</c>. What it writes again is the same text.</summary>
    /// <param name="text">Two instants in milliseconds since 1970, or <c>-1</c>, and the minutes; whole numbers without leading zeros.</param>
    /// <exception cref="FormatException">The text is no range, or breaks a rule; the message names it.</exception>
    public static EventTimeRange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static EventTimeRange Parse(ReadOnlySpan<char> text) =>
        Read(text, out var problem) ?? throw new FormatException($"'{text}' is not a time range of the events service. {problem}");

    /// <summary>Reads a range from its text on the wire, such as <c>-1.-1.60</c>.</summary>
    /// <param name="text">The text, as for <see cref="Parse(string)"/>.</param>
    /// <param name="result">The range; null when the text is none, or breaks a rule.</param>
    /// <returns>Whether the text is a range.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out EventTimeRange result) =>
        TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string?, out EventTimeRange)"/>
    public static bool TryParse(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out EventTimeRange result) =>
        (result = Read(text, out _)) is not null;

    /// <summary>The text on the wire, the same in every culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_start}.{_end}.{Minutes}");

    /// <summary>Writes the text on the wire.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="charsWritten">How many characters were written.</param>
    /// <returns>Whether the text had room.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"{_start}.{_end}.{Minutes}", out charsWritten);

    // No culture matters and there is one format: only generic code needs what the platform's interfaces ask for besides.
    static EventTimeRange IParsable<EventTimeRange>.Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s);
    }

    static EventTimeRange ISpanParsable<EventTimeRange>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<EventTimeRange>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out EventTimeRange result
    ) => TryParse(s, out result);

    static bool ISpanParsable<EventTimeRange>.TryParse(
        ReadOnlySpan<char> s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out EventTimeRange result
    ) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider)
    {
        ThrowIfFormat(format);
        return ToString();
    }

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        ThrowIfFormat(format);
        return TryFormat(destination, out charsWritten);
    }

    private static EventTimeRange? Read(ReadOnlySpan<char> text, out string? problem)
    {
        Span<System.Range> parts = stackalloc System.Range[4];
        if (
            text.Split(parts, '.') != 3
            || !TryNumber(text[parts[0]], out var start)
            || !TryNumber(text[parts[1]], out var end)
            || !TryNumber(text[parts[2]], out var minutes)
        )
        {
            problem = "It is startTimeInMillis.endTimeInMillis.durationInMinutes, three whole numbers without leading zeros.";
            return null;
        }

        problem = EventTimeRangeRules.Violation(start, end, minutes)?.Rule;
        return problem is null ? new(start, end, minutes) : null;
    }

    /// <summary>Only what would be written again the same way: no plus sign, no leading zero, no space.</summary>
    private static bool TryNumber(ReadOnlySpan<char> text, out long number)
    {
        Span<char> written = stackalloc char[20];
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            && number.TryFormat(written, out var length, default, CultureInfo.InvariantCulture)
            && text.SequenceEqual(written[..length]);
    }

    private static void ThrowIfFormat(ReadOnlySpan<char> format)
    {
        if (!format.IsEmpty)
            throw new FormatException($"A time range of the events service has one format; '{format}' is another.");
    }
}
