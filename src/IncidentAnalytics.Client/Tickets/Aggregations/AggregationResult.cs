using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>The result of an aggregation.</summary>
public abstract class AggregationResult
{
    private protected AggregationResult(AggregationReader reader)
    {
        IsPresent = reader.IsPresent;
        Json = reader.Json;
    }

    /// <summary>Whether the service sent this result. If not, it reads as an empty one.</summary>
    public bool IsPresent { get; }

    /// <summary>The result as it came, with what this version does not know; undefined when the service left it out.</summary>
    public JsonElement Json { get; }

    /// <summary>The result as JSON; empty when the service left it out.</summary>
    public sealed override string ToString() => Json.ToString();
}

/// <summary>Groups of tickets.</summary>
/// <typeparam name="TBucket">The kind of group.</typeparam>
public class BucketsResult<TBucket> : AggregationResult
    where TBucket : Bucket
{
    internal BucketsResult(AggregationReader reader, Func<AggregationReader, TBucket> readBucket)
        : base(reader) => Buckets = reader.Buckets(readBucket);

    /// <summary>The groups in the service's order (<c>buckets</c>); empty when there are none.</summary>
    public IReadOnlyList<TBucket> Buckets { get; }
}

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

/// <summary>The tickets by several conditions; a ticket may meet more than one.</summary>
public sealed class FiltersResult : BucketsResult<FiltersBucket>
{
    internal FiltersResult(AggregationReader reader)
        : base(reader, static bucket => new(bucket)) { }

    /// <summary>The tickets that meet the condition of this name.</summary>
    /// <param name="key">The name that the condition has in the request.</param>
    /// <exception cref="KeyNotFoundException">The service sent no such bucket.</exception>
    public FiltersBucket this[string key] =>
        Buckets.FirstOrDefault(b => b.Key == key) ?? throw new KeyNotFoundException($"There is no bucket '{key}'.");
}

/// <summary>One group of tickets: those of a <c>filter</c>, or those without a value (<c>missing</c>).</summary>
public sealed class SingleBucketResult : Bucket
{
    internal SingleBucketResult(AggregationReader reader)
        : base(reader) => IsPresent = reader.IsPresent;

    /// <summary>Whether the service sent this result. If not, it reads as an empty one.</summary>
    public bool IsPresent { get; }
}
