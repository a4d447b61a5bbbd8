namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>Divides time into intervals. The key of an interval is its start in epoch milliseconds.</summary>
internal abstract class Rounding
{
    /// <summary>The key of the interval that contains an instant.</summary>
    public abstract long Round(long utc);

    /// <summary>The key of the next interval.</summary>
    public abstract long Next(long key);
}

/// <summary>Intervals of a fixed length, counted from 1970-01-01T00:00 local time.</summary>
/// <param name="interval">The length, in milliseconds.</param>
/// <param name="zone">The time zone.</param>
internal sealed class FixedRounding(long interval, Zone zone) : Rounding
{
    public override long Round(long utc)
    {
        var start = CivilTime.FloorDivide(zone.ToLocal(utc), interval) * interval;
        return zone.ToUtc(start, notAfter: utc);
    }

    public override long Next(long key)
    {
        var next = Round(key + interval);
        return next > key ? next : zone.ToUtc(zone.ToLocal(key) + interval);
    }
}

/// <summary>Calendar intervals in the local time of a zone: a day may have 23 or 25 hours.</summary>
internal sealed class CalendarRounding(CalendarUnit unit, Zone zone) : Rounding
{
    public override long Round(long utc)
    {
        var start = unit.Floor(zone.ToLocal(utc));

        // A day starts at the first of two midnights; of a repeated hour, the one that contains the instant counts.
        return unit >= CalendarUnit.Day ? zone.ToUtc(start) : zone.ToUtc(start, notAfter: utc);
    }

    public override long Next(long key)
    {
        if (unit < CalendarUnit.Day)
        {
            var next = Round(key + unit.ToMillis());
            return next > key ? next : key + unit.ToMillis();
        }

        return Round(zone.ToUtc(unit.Add(zone.ToLocal(key), 1)));
    }
}

/// <summary>The intervals of another rounding, shifted by an offset.</summary>
/// <param name="inner">The other rounding.</param>
/// <param name="offset">The shift in milliseconds, possibly negative.</param>
internal sealed class OffsetRounding(Rounding inner, long offset) : Rounding
{
    public Rounding WithoutOffset => inner;

    public long Offset => offset;

    public override long Round(long utc) => inner.Round(utc - offset) + offset;

    public override long Next(long key) => inner.Next(key - offset) + offset;
}
