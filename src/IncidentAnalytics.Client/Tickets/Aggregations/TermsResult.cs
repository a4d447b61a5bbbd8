namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>The tickets by the values of a field.</summary>
public sealed class TermsResult : BucketsResult<TermsBucket>
{
    internal TermsResult(AggregationReader reader)
        : base(reader, static bucket => new(bucket))
    {
        SumOtherDocCount = reader.Count("sum_other_doc_count");
        DocCountErrorUpperBound = reader.Count("doc_count_error_upper_bound");
    }

    /// <summary>How many tickets have values that are not among the buckets (<c>sum_other_doc_count</c>).</summary>
    public long SumOtherDocCount { get; }

    /// <summary>How many tickets a value that is not among the buckets may have at most (<c>doc_count_error_upper_bound</c>).</summary>
    public long DocCountErrorUpperBound { get; }
}
