using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>A group of tickets and what was computed within it.</summary>
public abstract class Bucket : AggregationScope
{
    private protected Bucket(AggregationReader reader)
        : base(reader.SubAggregations)
    {
        DocCount = reader.Count("doc_count");
        Json = reader.Json;
    }

    /// <summary>How many tickets are in the bucket (<c>doc_count</c>).</summary>
    public long DocCount { get; }

    /// <summary>The bucket as it came, with what this version does not know.</summary>
    public JsonElement Json { get; }

    /// <summary>The bucket as JSON; empty when the service left it out.</summary>
    public sealed override string ToString() => Json.ToString();

    private protected override IEnumerable<KeyValuePair<string, JsonElement>> Members =>
        Json.ValueKind == JsonValueKind.Object ? Json.EnumerateObject().Select(static m => KeyValuePair.Create(m.Name, m.Value)) : [];

    private protected override bool TryGetMember(string name, out JsonElement member)
    {
        member = default;
        return Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out member);
    }
}

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

/// <summary>The tickets that meet one of several conditions.</summary>
public sealed class FiltersBucket : Bucket
{
    internal FiltersBucket(AggregationReader reader)
        : base(reader) => Key = reader.Text("key");

    /// <summary>The condition's name; null when conditions have none and go by their order.</summary>
    public string? Key { get; }
}
