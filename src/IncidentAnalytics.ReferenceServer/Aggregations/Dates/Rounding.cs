namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>Divides time into intervals, each named by the instant at which it starts.</summary>
internal abstract class Rounding
{
    /// <summary>The start of the interval that holds an instant.</summary>
    public abstract long Round(long utc);

    /// <summary>The start of the interval behind the one that starts at <paramref name="key"/>.</summary>
    public abstract long Next(long key);
}
