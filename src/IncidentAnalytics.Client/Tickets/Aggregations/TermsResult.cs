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

    /// <summary>The bucket of one value; null when there is none, be it that no ticket has the value or that others have more.</summary>
    /// <param name="key">The value as <see cref="BucketKey.ToString"/> shows it: <c>incident</c>, <c>true</c>, <c>3</c>; compared with its case.</param>
    public TermsBucket? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Buckets.FirstOrDefault(b => b.Key.ToString() == key);
    }
}
