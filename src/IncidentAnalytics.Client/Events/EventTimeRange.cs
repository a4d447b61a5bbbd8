using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IncidentAnalytics.Client.Events;

/// <summary>
/// Time range as the events service encodes it: <c>startTimeInMillis.endTimeInMillis.durationInMinutes</c>, where <c>-1</c> stands for
/// an unspecified end. The server computes unspecified ends with its own clock.
/// </summary>
/// <remarks>
/// There are four forms: <c>-1.-1.60</c> (<see cref="Last"/>), <c>-1.E.60</c> (<see cref="EndingAt"/>), <c>S.-1.60</c>
/// (<see cref="StartingAt"/>) and <c>S.E.60</c> (<see cref="Between"/>). Durations are rounded up to whole minutes; starts are rounded
/// down and ends up to whole milliseconds.
/// </remarks>
/// <example>
/// <code>
/// var lastHour = EventTimeRange.Last(TimeSpan.FromHours(1)); // -1.-1.60
/// var parsed = EventTimeRange.Parse("1650852000000.1650852300000.5");
///
/// var statistics = await client.Events.GetStatisticsAsync(
///     new() { Range = lastHour, Step = lastHour.MinStep },
///     cancellationToken: cancellationToken
/// );
/// </code>
/// </example>
public sealed record EventTimeRange : ISpanFormattable, ISpanParsable<EventTimeRange>
{
    /// <summary>Maximum number of points in a response: <see cref="Minutes"/> divided by the step.</summary>
    public const int MaxPoints = 1440;

    private const long Unspecified = EventTimeRangeRules.Unspecified;

    private readonly long _start;
    private readonly long _end;

    private EventTimeRange(long start, long end, long minutes)
    {
        _start = start;
        _end = end;
        Minutes = minutes;
    }

    /// <summary>Start of the range, in UTC (<c>startTimeInMillis</c>); null if the server computes it.</summary>
    public DateTimeOffset? Start => ToInstant(_start);

    /// <summary>End of the range, in UTC (<c>endTimeInMillis</c>); null if the server computes it.</summary>
    public DateTimeOffset? End => ToInstant(_end);

    /// <summary>
    /// Length of the range, in minutes (<c>durationInMinutes</c>). May exceed the time between both ends, which then take precedence.
    /// </summary>
    public long Minutes { get; }

    /// <summary>Minimum step of a request for this range, in whole milliseconds (see <see cref="MaxPoints"/>).</summary>
    public TimeSpan MinStep => TimeSpan.FromTicks(EventTimeRangeRules.GetMinStep(Minutes) * TimeSpan.TicksPerMillisecond);

    /// <summary>Creates a range that ends now by the server's clock: <c>-1.-1.60</c>.</summary>
    /// <param name="duration">Length of the range; greater than zero, rounded up to whole minutes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not greater than zero, or is too long.</exception>
    public static EventTimeRange Last(TimeSpan duration) =>
        CreateValidated(Unspecified, Unspecified, ToWholeMinutes(duration), new(Minutes: nameof(duration)));

    /// <summary>Creates a range that ends at an instant: <c>-1.E.60</c>.</summary>
    /// <param name="end">End of the range; not before 1970.</param>
    /// <param name="duration">Length of the range; greater than zero, rounded up to whole minutes, starting not before 1970.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks a rule of the service; the message states the rule.</exception>
    public static EventTimeRange EndingAt(DateTimeOffset end, TimeSpan duration) =>
        CreateValidated(Unspecified, Ceiling(end, nameof(end)), ToWholeMinutes(duration), new(End: nameof(end), Minutes: nameof(duration)));

    /// <summary>Creates a range that starts at an instant: <c>S.-1.60</c>. The server limits its end to now.</summary>
    /// <param name="start">Start of the range; not before 1970.</param>
    /// <param name="duration">Length of the range; greater than zero, rounded up to whole minutes.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks a rule of the service; the message states the rule.</exception>
    public static EventTimeRange StartingAt(DateTimeOffset start, TimeSpan duration) =>
        CreateValidated(
            Floor(start, nameof(start)),
            Unspecified,
            ToWholeMinutes(duration),
            new(Start: nameof(start), Minutes: nameof(duration))
        );

    /// <summary>Creates a range between two instants: <c>S.E.60</c>.</summary>
    /// <param name="start">Start of the range; not before 1970.</param>
    /// <param name="end">End of the range; not before <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks a rule of the service; the message states the rule.</exception>
    public static EventTimeRange Between(DateTimeOffset start, DateTimeOffset end) =>
        CreateBetween(start, end, new(nameof(start), nameof(end), nameof(end)));

    /// <summary>Creates a range of any form.</summary>
    /// <param name="start">Start of the range; null lets the server compute it.</param>
    /// <param name="end">End of the range; null lets the server compute it.</param>
    /// <param name="minutes">
    /// Length of the range, in minutes; greater than zero. If both ends are given, at least the minutes between them less one.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks a rule of the service; the message states the rule.</exception>
    public static EventTimeRange Create(DateTimeOffset? start, DateTimeOffset? end, long minutes) =>
        CreateValidated(
            start is { } first ? Floor(first, nameof(start)) : Unspecified,
            end is { } last ? Ceiling(last, nameof(end)) : Unspecified,
            minutes,
            new(nameof(start), nameof(end), nameof(minutes))
        );

    /// <summary>
    /// Converts a <see cref="TimeRange"/>. <see cref="TimeRange.Last"/> stays relative to the server's clock (<c>-1.-1.M</c>);
    /// <see cref="TimeRange.Between"/> gives both ends (<c>S.E.M</c>); <see cref="TimeRange.Since"/> gives the start and enough minutes to
    /// reach <paramref name="now"/> (<c>S.-1.M</c>).
    /// </summary>
    /// <param name="range">The time range. <see cref="TimeRange.Until"/> is not supported, because it has no start and no duration.</param>
    /// <param name="now">Time of the call.</param>
    /// <exception cref="ArgumentException">The service does not support the time range; the message says why.</exception>
    public static EventTimeRange FromTimeRange(TimeRange range, DateTimeOffset now) => FromTimeRange(range, now, nameof(range));

    /// <summary>Parses the text on the wire, such as <c>-1.-1.60</c>.</summary>
    /// <param name="text">
    /// Two instants in milliseconds since 1970, or <c>-1</c>, and the minutes, as integers without leading zeros.
    /// </param>
    /// <exception cref="FormatException">The text is not a valid time range; the message states the reason.</exception>
    public static EventTimeRange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static EventTimeRange Parse(ReadOnlySpan<char> text) =>
        Parse(text, out var problem) ?? throw new FormatException($"'{text}' is not a time range of the events service. {problem}");

    /// <summary>Tries to parse the text on the wire, such as <c>-1.-1.60</c>.</summary>
    /// <param name="text">The text, as for <see cref="Parse(string)"/>.</param>
    /// <param name="result">The time range; null if the text is invalid.</param>
    /// <returns>Whether the text is a valid time range.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out EventTimeRange result) =>
        TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string?, out EventTimeRange)"/>
    public static bool TryParse(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out EventTimeRange result) =>
        (result = Parse(text, out _)) is not null;

    /// <summary>
    /// Returns both ends as the server computes them when its clock shows <paramref name="now"/>. A missing start is the end less the
    /// minutes. A missing end is the start plus the minutes, but not after now. If both are missing, the end is now.
    /// </summary>
    /// <param name="now">Time of the server's clock. Only whole milliseconds count.</param>
    /// <returns>
    /// Both ends, inclusive and in UTC. A computed start is not before 1970. The end is before the start if the range starts after now.
    /// </returns>
    public (DateTimeOffset Start, DateTimeOffset End) Resolve(DateTimeOffset now)
    {
        var length = Minutes * EventTimeRangeRules.MillisecondsPerMinute;
        var present = now.ToUnixTimeMilliseconds();
        var end =
            _end != Unspecified ? _end
            : _start != Unspecified ? Math.Min(_start + length, present)
            : present;
        var start = _start != Unspecified ? _start : Math.Max(0, end - length);
        return (DateTimeOffset.FromUnixTimeMilliseconds(start), DateTimeOffset.FromUnixTimeMilliseconds(end));
    }

    /// <summary>The text on the wire.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_start}.{_end}.{Minutes}");

    /// <summary>Writes the text on the wire.</summary>
    /// <param name="destination">Span to write to.</param>
    /// <param name="charsWritten">Number of written characters.</param>
    /// <returns>Whether the span was long enough.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"{_start}.{_end}.{Minutes}", out charsWritten);

    // The generic interfaces are explicit because a time range has a single format and no culture.
    static EventTimeRange IParsable<EventTimeRange>.Parse(string s, IFormatProvider? provider) => Parse(s);

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

    internal static EventTimeRange FromTimeRange(TimeRange range, DateTimeOffset now, string path)
    {
        ArgumentNullException.ThrowIfNull(range, path);
        var names = new ParameterNames(path, path, path);
        return range switch
        {
            { Duration: { } duration } => CreateValidated(Unspecified, Unspecified, ToWholeMinutes(duration), names),
            { Start: { } start, End: { } end } => CreateBetween(start, end, names),
            { Start: { } start } => CreateSince(start, now, names),
            _ => throw new ArgumentException(
                $"The events service needs a start or a duration: use Last, Between or Since, or {nameof(EventTimeRange)}.{nameof(EndingAt)}.",
                path
            ),
        };
    }

    private static EventTimeRange CreateSince(DateTimeOffset start, DateTimeOffset now, ParameterNames names)
    {
        if (start > now)
            throw new ArgumentOutOfRangeException(names.Start, start, "The time range ends before it starts: it starts after now.");

        var first = Floor(start, names.Start);
        return CreateValidated(first, Unspecified, GetMinutesBetween(first, Ceiling(now, names.End)), names);
    }

    private static EventTimeRange CreateBetween(DateTimeOffset start, DateTimeOffset end, ParameterNames names)
    {
        var (first, last) = (Floor(start, names.Start), Ceiling(end, names.End));
        return CreateValidated(first, last, GetMinutesBetween(first, last), names);
    }

    private static EventTimeRange CreateValidated(long start, long end, long minutes, ParameterNames names) =>
        EventTimeRangeRules.FindViolation(start, end, minutes) is { } violation
            ? throw new ArgumentOutOfRangeException(names.GetName(violation.Part), violation.Rule)
            : new(start, end, minutes);

    /// <summary>Rounds up, and to at least one minute: the service accepts any time between the ends, but no duration of 0.</summary>
    private static long GetMinutesBetween(long first, long last) =>
        Math.Max(1, (last - first + EventTimeRangeRules.MillisecondsPerMinute - 1) / EventTimeRangeRules.MillisecondsPerMinute);

    private static long ToWholeMinutes(TimeSpan duration) =>
        (duration.Ticks / TimeSpan.TicksPerMinute) + (duration.Ticks % TimeSpan.TicksPerMinute > 0 ? 1 : 0);

    private static long Floor(DateTimeOffset instant, string? parameterName)
    {
        if (instant < DateTimeOffset.UnixEpoch)
            throw new ArgumentOutOfRangeException(parameterName, instant, "Must not be before 1970.");
        return instant.ToUnixTimeMilliseconds();
    }

    private static long Ceiling(DateTimeOffset instant, string? parameterName)
    {
        var floor = Floor(instant, parameterName);
        // DateTimeOffset cannot represent the millisecond after its maximum.
        return instant.UtcTicks % TimeSpan.TicksPerMillisecond == 0 || floor == EventTimeRangeRules.MaxInstant ? floor : floor + 1;
    }

    private static DateTimeOffset? ToInstant(long milliseconds) =>
        milliseconds == Unspecified ? null : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static EventTimeRange? Parse(ReadOnlySpan<char> text, out string? problem)
    {
        Span<System.Range> parts = stackalloc System.Range[4];
        if (
            text.Split(parts, '.') != 3
            || !TryParseCanonical(text[parts[0]], out var start)
            || !TryParseCanonical(text[parts[1]], out var end)
            || !TryParseCanonical(text[parts[2]], out var minutes)
        )
        {
            problem = "Expected startTimeInMillis.endTimeInMillis.durationInMinutes, three integers without leading zeros.";
            return null;
        }

        problem = EventTimeRangeRules.FindViolation(start, end, minutes)?.Rule;
        return problem is null ? new(start, end, minutes) : null;
    }

    /// <summary>Accepts a number only in the form that it is written in: no plus sign, leading zero or space.</summary>
    private static bool TryParseCanonical(ReadOnlySpan<char> text, out long number)
    {
        Span<char> written = stackalloc char[20];
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            && number.TryFormat(written, out var length, default, CultureInfo.InvariantCulture)
            && text.SequenceEqual(written[..length]);
    }

    private static void ThrowIfFormat(ReadOnlySpan<char> format)
    {
        if (!format.IsEmpty)
            throw new FormatException($"A time range of the events service has a single format, so '{format}' is not supported.");
    }

    /// <summary>Names of the parts in the caller's parameters.</summary>
    private readonly record struct ParameterNames(string? Start = null, string? End = null, string? Minutes = null)
    {
        public string? GetName(EventTimeRangePart part) =>
            part switch
            {
                EventTimeRangePart.Start => Start,
                EventTimeRangePart.End => End,
                _ => Minutes,
            };
    }
}
