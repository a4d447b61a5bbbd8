namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

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
