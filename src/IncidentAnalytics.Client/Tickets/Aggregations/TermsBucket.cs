namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>The tickets that have one value in a field.</summary>
public sealed class TermsBucket : Bucket
{
    internal TermsBucket(AggregationReader reader)
        : base(reader)
    {
        Key = BucketKey.Read(reader);
        KeyAsString = reader.Text("key_as_string");
        DocCountErrorUpperBound = reader.Count("doc_count_error_upper_bound");
    }

    /// <summary>The value (<c>key</c>).</summary>
    public BucketKey Key { get; }

    /// <summary>The value as the service shows it (<c>key_as_string</c>); null when it sent none, as for texts.</summary>
    public string? KeyAsString { get; }

    /// <summary>By how much the count may be too low (<c>doc_count_error_upper_bound</c>); 0 when it was not sent.</summary>
    public long DocCountErrorUpperBound { get; }
}
