namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>The tickets of one range of time.</summary>
public sealed class DateRangeBucket : Bucket
{
    internal DateRangeBucket(AggregationReader reader)
        : base(reader)
    {
        Key = reader.Text("key");
        From = reader.Instant("from");
        To = reader.Instant("to");
        FromAsString = reader.Text("from_as_string");
        ToAsString = reader.Text("to_as_string");
    }

    /// <summary>The range's name: the caller's, or the service's, made of both ends (<c>key</c>).</summary>
    public string? Key { get; }

    /// <summary>The first instant, in UTC (<c>from</c>, milliseconds since 1970 on the wire); null when the range has none.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>The first instant after the range, in UTC (<c>to</c>); null when the range has none.</summary>
    public DateTimeOffset? To { get; }

    /// <summary><see cref="From"/> in the requested format (<c>from_as_string</c>); null when not sent.</summary>
    public string? FromAsString { get; }

    /// <summary><see cref="To"/> in the requested format (<c>to_as_string</c>); null when not sent.</summary>
    public string? ToAsString { get; }
}
