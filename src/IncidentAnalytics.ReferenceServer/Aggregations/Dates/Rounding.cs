namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>Divides time into intervals, each named by the instant at which it starts.</summary>
internal abstract class Rounding
{
    /// <summary>The start of the interval that holds an instant.</summary>
    public abstract long Round(long utc);

    /// <summary>The start of the interval behind the one that starts at <paramref name="key"/>.</summary>
    public abstract long Next(long key);
}

/// <summary>Intervals of a fixed length, counted from 1970-01-01T00:00 on the wall clock of a zone.</summary>
/// <param name="interval">The length, in milliseconds.</param>
/// <param name="zone">Whose wall clock.</param>
internal sealed class FixedRounding(long interval, Zone zone) : Rounding
{
    public override long Round(long utc)
    {
        var start = CivilTime.FloorDivision(zone.ToLocal(utc), interval) * interval;
        return zone.ToUtc(start, notAfter: utc);
    }

    public override long Next(long key)
    {
        var next = Round(key + interval);
        return next > key ? next : zone.ToUtc(zone.ToLocal(key) + interval);
    }
}

/// <summary>Intervals of the calendar on the wall clock of a zone: a day may have 23 or 25 hours.</summary>
internal sealed class CalendarRounding(CalendarUnit unit, Zone zone) : Rounding
{
    public override long Round(long utc)
    {
        var start = unit.Floor(zone.ToLocal(utc));

        // A day starts when its date first shows; of two hours with the same name, the instant's own one counts.
        return unit >= CalendarUnit.Day ? zone.ToUtc(start) : zone.ToUtc(start, notAfter: utc);
    }

    public override long Next(long key)
    {
        if (unit < CalendarUnit.Day)
        {
            var next = Round(key + unit.Millis());
            return next > key ? next : key + unit.Millis();
        }

        return Round(zone.ToUtc(unit.Add(zone.ToLocal(key), 1)));
    }
}

/// <summary>The intervals of another rounding, all moved by the same time.</summary>
/// <param name="inner">The other rounding.</param>
/// <param name="offset">How far they start later, in milliseconds; may be negative.</param>
internal sealed class OffsetRounding(Rounding inner, long offset) : Rounding
{
    public Rounding WithoutOffset => inner;

    public long Offset => offset;

    public override long Round(long utc) => inner.Round(utc - offset) + offset;

    public override long Next(long key) => inner.Next(key - offset) + offset;
}
