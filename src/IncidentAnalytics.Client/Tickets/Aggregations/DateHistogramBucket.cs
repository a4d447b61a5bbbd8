namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>The tickets of one interval of time.</summary>
public sealed class DateHistogramBucket : Bucket
{
    internal DateHistogramBucket(AggregationReader reader)
        : base(reader)
    {
        Key = reader.Instant("key") ?? throw reader.Wrong("a bucket's 'key'", default);
        KeyAsString = reader.Text("key_as_string");
    }

    /// <summary>
    /// The interval's first instant, in UTC (<c>key</c>, milliseconds since 1970 on the wire). A key outside the years 1 to 9999 reads as
    /// the nearest instant; <see cref="Bucket.Json"/> has it as it came.
    /// </summary>
    public DateTimeOffset Key { get; }

    /// <summary>The interval's first instant in the requested format and time zone (<c>key_as_string</c>); null when not sent.</summary>
    public string? KeyAsString { get; }
}
