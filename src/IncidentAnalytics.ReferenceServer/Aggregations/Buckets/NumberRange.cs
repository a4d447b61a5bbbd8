namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>One range of a request: the start is inside, the end is not; an open end is infinite.</summary>
/// <param name="Key">The bucket's name.</param>
/// <param name="From">The start.</param>
/// <param name="To">The end.</param>
internal sealed record NumberRange(string Key, double From, double To)
{
    public bool Contains(double value) => value >= From && value < To;
}
