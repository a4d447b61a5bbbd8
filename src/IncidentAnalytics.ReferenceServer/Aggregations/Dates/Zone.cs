using System.Collections.Concurrent;
using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>A time zone: a fixed offset, or a region with its real daylight saving changes.</summary>
internal sealed class Zone
{
    private const long Day = CivilTime.MillisPerDay;

    private static readonly ConcurrentDictionary<string, Zone> Known = new(StringComparer.Ordinal);
    private static readonly long MinMillis = DateTimeOffset.MinValue.ToUnixTimeMilliseconds() + (2 * Day);
    private static readonly long MaxMillis = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - (2 * Day);

    private readonly TimeZoneInfo? _region;
    private readonly long _fixedOffset;

    private Zone(long fixedOffset) => _fixedOffset = fixedOffset;

    private Zone(TimeZoneInfo region) => _region = region;

    public static Zone Utc { get; } = new(0);

    /// <summary>Reads <c>UTC</c>, <c>Z</c>, <c>+02:00</c>, <c>-0500</c> or a region such as <c>Europe/Berlin</c>.</summary>
    /// <exception cref="AggregationException">There is no such zone.</exception>
    public static Zone Parse(string text)
    {
        if (text is "Z" or "UTC" or "GMT")
        {
            return Utc;
        }

        if (TryParseOffset(text, out var offset))
        {
            return new Zone(offset);
        }

        if (Known.TryGetValue(text, out var known))
        {
            return known;
        }

        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(text, out var region)
            ? new Zone(region)
            : throw new AggregationException($"Unknown time-zone ID: {text}");
        return Known.GetOrAdd(text, zone);
    }

    /// <summary>Reads <c>+02:00</c>, <c>+0200</c> or <c>+02</c> into milliseconds.</summary>
    public static bool TryParseOffset(ReadOnlySpan<char> text, out long millis)
    {
        millis = 0;
        if (text.Length is not (3 or 5 or 6) || text[0] is not ('+' or '-') || (text.Length == 6 && text[3] != ':'))
        {
            return false;
        }

        if (!int.TryParse(text.Slice(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 18)
        {
            return false;
        }

        var minutes = 0;
        if (text.Length > 3 && (!int.TryParse(text[^2..], NumberStyles.None, CultureInfo.InvariantCulture, out minutes) || minutes > 59))
        {
            return false;
        }

        millis = ((hours * 60L) + minutes) * 60_000 * (text[0] == '-' ? -1 : 1);
        return true;
    }

    /// <summary>How far the wall clock is ahead of UTC at an instant, in milliseconds.</summary>
    public long OffsetAt(long utc)
    {
        if (_region is null)
        {
            return _fixedOffset;
        }

        var instant = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(utc, MinMillis, MaxMillis));
        return (long)_region.GetUtcOffset(instant).TotalMilliseconds;
    }

    public long ToLocal(long utc) => utc + OffsetAt(utc);

    /// <summary>
    /// The instant at which the wall clock shows a time. A time that the clock shows twice: the later instant, unless it is after
    /// <paramref name="notAfter"/>. A time that it jumps over: the instant of the jump.
    /// </summary>
    public long ToUtc(long local, long notAfter = long.MinValue)
    {
        if (_region is null)
        {
            return local - _fixedOffset;
        }

        var early = local - OffsetAt(local - Day);
        var late = local - OffsetAt(local + Day);
        if (early == late)
        {
            return early;
        }

        var earlyIsReal = ToLocal(early) == local;
        var lateIsReal = ToLocal(late) == local;
        return (earlyIsReal, lateIsReal) switch
        {
            (true, true) => Math.Max(early, late) <= notAfter ? Math.Max(early, late) : Math.Min(early, late),
            (true, false) => early,
            (false, true) => late,
            _ => Jump(Math.Min(early, late), Math.Max(early, late)),
        };
    }

    /// <summary>The first instant after <paramref name="before"/> that has the offset of <paramref name="after"/>.</summary>
    private long Jump(long before, long after)
    {
        var offset = OffsetAt(after);
        while (after - before > 1)
        {
            var middle = before + ((after - before) / 2);
            (before, after) = OffsetAt(middle) == offset ? (before, middle) : (middle, after);
        }

        return after;
    }
}

/// <summary>Offsets as <c>Z</c>, <c>+02:00</c> or <c>+0200</c>.</summary>
internal static class OffsetText
{
    public static string Of(long offset, string separator = ":", string zero = "Z")
    {
        if (offset == 0)
        {
            return zero;
        }

        var minutes = Math.Abs(offset) / 60_000;
        return string.Create(CultureInfo.InvariantCulture, $"{(offset < 0 ? '-' : '+')}{minutes / 60:D2}{separator}{minutes % 60:D2}");
    }
}
