namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>The tickets of one interval of numbers.</summary>
public sealed class HistogramBucket : Bucket
{
    internal HistogramBucket(AggregationReader reader)
        : base(reader)
    {
        Key = reader.Number("key") ?? throw reader.Wrong("a bucket's 'key'", default);
        KeyAsString = reader.Text("key_as_string");
    }

    /// <summary>The interval's least number (<c>key</c>).</summary>
    public double Key { get; }

    /// <summary>The interval's least number as the service shows it (<c>key_as_string</c>); null when not sent.</summary>
    public string? KeyAsString { get; }
}
