namespace IncidentAnalytics.Client.Events;

public sealed partial record EventTimeRange
{
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
}
