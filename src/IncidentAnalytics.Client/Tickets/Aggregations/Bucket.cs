using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Group of tickets with the results of its sub-aggregations.</summary>
public abstract class Bucket : AggregationScope
{
    // Shared by the buckets of a list, which may have many.
    private readonly BucketSource _source;
    private readonly int _start;
    private readonly int _length;
    private object? _element;

    private protected Bucket(AggregationReader reader)
    {
        _source = reader.BucketSource;
        (_, _start, _length) = reader.Json.Position;
        DocCount = reader.ReadCount("doc_count"u8);
    }

    /// <summary>Number of tickets in the bucket (<c>doc_count</c>).</summary>
    public long DocCount { get; }

    /// <summary>The raw bucket, including unknown members.</summary>
    public JsonElement Json => ResultJson.Parse(ref _element);

    /// <summary>Whether the service sent the bucket.</summary>
    private protected bool IsSent => ResultJson.IsPresent;

    private protected sealed override IReadOnlyList<Aggregation> Requested => _source.Aggregation.Aggregations;

    private ResultJson ResultJson => new(_source.Text, _start, _length);

    /// <summary>The bucket as JSON; empty if the service did not send it.</summary>
    public sealed override string ToString() => Json.ToString();

    private protected sealed override ResultJson Find(string name) => ResultJson.FindResult(name);

    /// <summary>Reads a text that most callers do not need.</summary>
    private protected string? ReadString(ReadOnlySpan<byte> member)
    {
        using var reader = new AggregationReader(_source.Aggregation, ResultJson);
        return reader.ReadString(member);
    }

    /// <summary>Reads an integer that most callers do not need.</summary>
    private protected long ReadCount(ReadOnlySpan<byte> member)
    {
        using var reader = new AggregationReader(_source.Aggregation, ResultJson);
        return reader.ReadCount(member);
    }
}

/// <summary>Where buckets come from.</summary>
/// <param name="Aggregation">The aggregation whose result has the buckets.</param>
/// <param name="Text">The JSON that has the buckets.</param>
internal sealed record BucketSource(Aggregation Aggregation, ResultText? Text);

/// <summary>Bucket of a <c>terms</c> aggregation: the tickets with one value.</summary>
public sealed class TermsBucket : Bucket
{
    internal TermsBucket(AggregationReader reader)
        : base(reader)
    {
        Key = BucketKey.Read(reader);
        // Checked now, and read when it is asked for: a list has many buckets.
        reader.ReadCount("doc_count_error_upper_bound"u8);
    }

    /// <summary>Value of the field (<c>key</c>).</summary>
    public BucketKey Key { get; }

    /// <summary>Value as formatted by the service (<c>key_as_string</c>); null if not sent, as for texts.</summary>
    public string? KeyAsString => Key.Formatted;

    /// <summary>Maximum error of the count (<c>doc_count_error_upper_bound</c>); 0 if not sent.</summary>
    public long DocCountErrorUpperBound => ReadCount("doc_count_error_upper_bound"u8);
}

/// <summary>Bucket of a <c>histogram</c> aggregation: the tickets in one numeric interval.</summary>
public sealed class HistogramBucket : Bucket
{
    internal HistogramBucket(AggregationReader reader)
        : base(reader)
    {
        Key = reader.ReadNumber("key"u8) ?? throw reader.CreateException("a bucket's 'key'", default);
        reader.ThrowIfNotText("key_as_string"u8);
    }

    /// <summary>Start of the interval (<c>key</c>).</summary>
    public double Key { get; }

    /// <summary>Start of the interval as formatted by the service (<c>key_as_string</c>); null if not sent.</summary>
    public string? KeyAsString => ReadString("key_as_string"u8);
}

/// <summary>Bucket of a <c>date_histogram</c> aggregation: the tickets in one time interval.</summary>
public sealed class DateHistogramBucket : Bucket
{
    internal DateHistogramBucket(AggregationReader reader)
        : base(reader)
    {
        Key = reader.ReadInstant("key"u8) ?? throw reader.CreateException("a bucket's 'key'", default);
        reader.ThrowIfNotText("key_as_string"u8);
    }

    /// <summary>
    /// Start of the interval, in UTC (<c>key</c>, milliseconds since 1970 on the wire). A key outside the years 1 to 9999 reads as the
    /// nearest instant; <see cref="Bucket.Json"/> has the original.
    /// </summary>
    public DateTimeOffset Key { get; }

    /// <summary>Start of the interval in the requested format and time zone (<c>key_as_string</c>); null if not sent.</summary>
    public string? KeyAsString => ReadString("key_as_string"u8);
}

/// <summary>Bucket of a <c>range</c> aggregation: the tickets in one numeric range.</summary>
public sealed class RangeBucket : Bucket
{
    internal RangeBucket(AggregationReader reader)
        : base(reader)
    {
        Key = reader.ReadString("key"u8);
        From = reader.ReadNumber("from"u8);
        To = reader.ReadNumber("to"u8);
        FromAsString = reader.ReadString("from_as_string"u8);
        ToAsString = reader.ReadString("to_as_string"u8);
    }

    /// <summary>Name of the range: the requested one, or one from the service such as <c>*-100.0</c> (<c>key</c>).</summary>
    public string? Key { get; }

    /// <summary>Inclusive lower bound (<c>from</c>); null if there is none.</summary>
    public double? From { get; }

    /// <summary>Exclusive upper bound (<c>to</c>); null if there is none.</summary>
    public double? To { get; }

    /// <summary><see cref="From"/> as formatted by the service (<c>from_as_string</c>); null if not sent.</summary>
    public string? FromAsString { get; }

    /// <summary><see cref="To"/> as formatted by the service (<c>to_as_string</c>); null if not sent.</summary>
    public string? ToAsString { get; }
}

/// <summary>Bucket of a <c>date_range</c> aggregation: the tickets in one time range.</summary>
public sealed class DateRangeBucket : Bucket
{
    internal DateRangeBucket(AggregationReader reader)
        : base(reader)
    {
        Key = reader.ReadString("key"u8);
        From = reader.ReadInstant("from"u8);
        To = reader.ReadInstant("to"u8);
        FromAsString = reader.ReadString("from_as_string"u8);
        ToAsString = reader.ReadString("to_as_string"u8);
    }

    /// <summary>Name of the range: the requested one, or one that the service forms from both bounds (<c>key</c>).</summary>
    public string? Key { get; }

    /// <summary>Inclusive start, in UTC (<c>from</c>, milliseconds since 1970 on the wire); null if there is none.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>Exclusive end, in UTC (<c>to</c>); null if there is none.</summary>
    public DateTimeOffset? To { get; }

    /// <summary><see cref="From"/> in the requested format (<c>from_as_string</c>); null if not sent.</summary>
    public string? FromAsString { get; }

    /// <summary><see cref="To"/> in the requested format (<c>to_as_string</c>); null if not sent.</summary>
    public string? ToAsString { get; }
}

/// <summary>Bucket of a <c>filters</c> aggregation: the tickets that match one filter.</summary>
public sealed class FiltersBucket : Bucket
{
    internal FiltersBucket(AggregationReader reader)
        : base(reader) => Key = reader.ReadString("key"u8);

    /// <summary>Name of the filter; null for filters without names, which keep their order.</summary>
    public string? Key { get; }
}
