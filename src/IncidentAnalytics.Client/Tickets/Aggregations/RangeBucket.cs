namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>The tickets of one range of numbers.</summary>
public sealed class RangeBucket : Bucket
{
    internal RangeBucket(AggregationReader reader)
        : base(reader)
    {
        Key = reader.Text("key");
        From = reader.Number("from");
        To = reader.Number("to");
        FromAsString = reader.Text("from_as_string");
        ToAsString = reader.Text("to_as_string");
    }

    /// <summary>The range's name: the caller's, or the service's such as <c>*-100.0</c> (<c>key</c>).</summary>
    public string? Key { get; }

    /// <summary>The least number of the range (<c>from</c>); null when it has none.</summary>
    public double? From { get; }

    /// <summary>The first number above the range (<c>to</c>); null when it has none.</summary>
    public double? To { get; }

    /// <summary><see cref="From"/> as the service shows it (<c>from_as_string</c>); null when not sent.</summary>
    public string? FromAsString { get; }

    /// <summary><see cref="To"/> as the service shows it (<c>to_as_string</c>); null when not sent.</summary>
    public string? ToAsString { get; }
}
