using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Result of an aggregation.</summary>
public abstract class AggregationResult
{
    private readonly ResultJson _json;
    private object? _element;

    private protected AggregationResult(AggregationReader reader) => _json = reader.Json;

    /// <summary>Whether the service sent this result. An absent result reads as an empty one.</summary>
    public bool IsPresent => _json.IsPresent;

    /// <summary>The raw result, including unknown members; undefined if the service did not send it.</summary>
    public JsonElement Json => _json.Parse(ref _element);

    /// <summary>The result as JSON; empty if the service did not send it.</summary>
    public sealed override string ToString() => Json.ToString();
}

/// <summary>Result with any number of buckets.</summary>
/// <typeparam name="TBucket">Type of the buckets.</typeparam>
public class BucketsResult<TBucket> : AggregationResult
    where TBucket : Bucket
{
    internal BucketsResult(AggregationReader reader, Func<AggregationReader, TBucket> readBucket)
        : base(reader) => Buckets = reader.ReadBuckets(readBucket);

    /// <summary>Buckets in the order of the service (<c>buckets</c>); empty if there are none.</summary>
    public IReadOnlyList<TBucket> Buckets { get; }
}

/// <summary>Result of a <c>terms</c> aggregation: one bucket per value of a field.</summary>
public sealed class TermsResult : BucketsResult<TermsBucket>
{
    internal TermsResult(AggregationReader reader)
        : base(reader, static bucket => new(bucket))
    {
        SumOtherDocCount = reader.ReadCount("sum_other_doc_count"u8);
        DocCountErrorUpperBound = reader.ReadCount("doc_count_error_upper_bound"u8);
    }

    /// <summary>Number of tickets with values that have no bucket (<c>sum_other_doc_count</c>).</summary>
    public long SumOtherDocCount { get; }

    /// <summary>Maximum number of tickets that a value without a bucket may have (<c>doc_count_error_upper_bound</c>).</summary>
    public long DocCountErrorUpperBound { get; }

    /// <summary>Finds the bucket of a value; null if no ticket has the value or if it is not among the largest buckets.</summary>
    /// <param name="key">
    /// Value as formatted by <see cref="BucketKey.ToString"/>, such as <c>incident</c>, <c>true</c> or <c>3</c>; case-sensitive.
    /// </param>
    public TermsBucket? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Buckets.FirstOrDefault(b => b.Key.ToString() == key);
    }
}

/// <summary>Result of a <c>filters</c> aggregation. A ticket can be in several buckets.</summary>
public sealed class FiltersResult : BucketsResult<FiltersBucket>
{
    internal FiltersResult(AggregationReader reader)
        : base(reader, static bucket => new(bucket)) { }

    /// <summary>Bucket of a named filter.</summary>
    /// <param name="key">Name of the filter in the request.</param>
    /// <exception cref="KeyNotFoundException">The service did not send this bucket.</exception>
    public FiltersBucket this[string key] =>
        Buckets.FirstOrDefault(b => b.Key == key) ?? throw new KeyNotFoundException($"There is no bucket '{key}'.");
}

/// <summary>Result of a <c>filter</c> or <c>missing</c> aggregation: a single bucket.</summary>
public sealed class SingleBucketResult : Bucket
{
    internal SingleBucketResult(AggregationReader reader)
        : base(reader) { }

    /// <inheritdoc cref="AggregationResult.IsPresent"/>
    public bool IsPresent => IsSent;
}
