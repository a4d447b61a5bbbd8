using System.Collections.Concurrent;
using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>A time zone: a fixed offset, or a region with daylight saving time.</summary>
internal sealed class Zone
{
    private const long Day = CivilTime.MillisPerDay;

    private static readonly ConcurrentDictionary<string, Zone> Cache = new(StringComparer.Ordinal);
    private static readonly long MinMillis = DateTimeOffset.MinValue.ToUnixTimeMilliseconds() + (2 * Day);
    private static readonly long MaxMillis = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - (2 * Day);

    private readonly TimeZoneInfo? _region;
    private readonly long _fixedOffset;

    private Zone(long fixedOffset) => _fixedOffset = fixedOffset;

    private Zone(TimeZoneInfo region) => _region = region;

    public static Zone Utc { get; } = new(0);

    /// <summary>Whether there is no daylight saving time.</summary>
    public bool HasFixedOffset => _region is null;

    /// <summary>Parses <c>UTC</c>, <c>Z</c>, <c>+02:00</c>, <c>-0500</c> or a region such as <c>Europe/Berlin</c>.</summary>
    /// <exception cref="AggregationException">The time zone is unknown.</exception>
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

        if (Cache.TryGetValue(text, out var known))
        {
            return known;
        }

        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(text, out var region)
            ? new Zone(region)
            : throw new AggregationException($"Unknown time-zone ID: {text}");
        return Cache.GetOrAdd(text, zone);
    }

    /// <summary>Parses <c>+02:00</c>, <c>+0200</c> or <c>+02</c> into milliseconds.</summary>
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

    /// <summary>Formats an offset in milliseconds as <c>Z</c>, <c>+02:00</c> or <c>+0200</c>.</summary>
    public static string FormatOffset(long offset, string separator = ":", string zero = "Z")
    {
        if (offset == 0)
        {
            return zero;
        }

        var minutes = Math.Abs(offset) / 60_000;
        return string.Create(CultureInfo.InvariantCulture, $"{(offset < 0 ? '-' : '+')}{minutes / 60:D2}{separator}{minutes % 60:D2}");
    }

    /// <summary>The offset from UTC at an instant, in milliseconds.</summary>
    public long GetOffset(long utc)
    {
        if (_region is null)
        {
            return _fixedOffset;
        }

        var instant = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(utc, MinMillis, MaxMillis));
        return (long)_region.GetUtcOffset(instant).TotalMilliseconds;
    }

    public long ToLocal(long utc) => utc + GetOffset(utc);

    /// <summary>
    /// Converts a local time. For a time that occurs twice it is the later instant, unless that is after <paramref name="notAfter"/>; for a time
    /// that is skipped it is the instant of the transition.
    /// </summary>
    public long ToUtc(long local, long notAfter = long.MinValue)
    {
        if (_region is null)
        {
            return local - _fixedOffset;
        }

        var early = local - GetOffset(local - Day);
        var late = local - GetOffset(local + Day);
        if (early == late)
        {
            return early;
        }

        var earlyExists = ToLocal(early) == local;
        var lateExists = ToLocal(late) == local;
        return (earlyExists, lateExists) switch
        {
            (true, true) => Math.Max(early, late) <= notAfter ? Math.Max(early, late) : Math.Min(early, late),
            (true, false) => early,
            (false, true) => late,
            _ => FindTransition(Math.Min(early, late), Math.Max(early, late)),
        };
    }

    /// <summary>The first instant after <paramref name="before"/> that has the offset of <paramref name="after"/>.</summary>
    private long FindTransition(long before, long after)
    {
        var offset = GetOffset(after);
        while (after - before > 1)
        {
            var middle = before + ((after - before) / 2);
            (before, after) = GetOffset(middle) == offset ? (before, middle) : (middle, after);
        }

        return after;
    }
}
