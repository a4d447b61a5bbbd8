namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

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
