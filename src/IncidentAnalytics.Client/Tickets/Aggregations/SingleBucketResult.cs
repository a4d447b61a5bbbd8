namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>One group of tickets: those of a <c>filter</c>, or those without a value (<c>missing</c>).</summary>
public sealed class SingleBucketResult : Bucket
{
    internal SingleBucketResult(AggregationReader reader)
        : base(reader) => IsPresent = reader.IsPresent;

    /// <summary>Whether the service sent this result. If not, it reads as an empty one.</summary>
    public bool IsPresent { get; }
}
