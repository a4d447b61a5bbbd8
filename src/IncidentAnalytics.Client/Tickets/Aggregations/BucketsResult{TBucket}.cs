namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Groups of tickets.</summary>
/// <typeparam name="TBucket">The kind of group.</typeparam>
public class BucketsResult<TBucket> : AggregationResult
    where TBucket : Bucket
{
    internal BucketsResult(AggregationReader reader, Func<AggregationReader, TBucket> readBucket)
        : base(reader) => Buckets = reader.Buckets(readBucket);

    /// <summary>The groups in the service's order (<c>buckets</c>); empty when there are none.</summary>
    public IReadOnlyList<TBucket> Buckets { get; }
}
