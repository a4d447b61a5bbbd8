namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

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
