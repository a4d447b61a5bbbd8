using System.Globalization;
using IncidentAnalytics.ReferenceServer.Engine.Dates;

namespace IncidentAnalytics.ReferenceServer.Engine;

/// <summary>What the parts of one request share.</summary>
internal sealed class RequestContext(DocumentSet documents, TimeProvider clock, bool typedKeys)
{
    /// <summary>The vendor's limit of buckets in one answer.</summary>
    public const int MaxBuckets = 65_535;

    /// <summary>How deep queries, and aggregations, may be nested.</summary>
    public const int MaxDepth = 20;

    private DateTimeOffset? _now;
    private long _buckets;

    public DocumentSet Documents { get; } = documents;

    /// <summary>Whether results are named <c>type#name</c>.</summary>
    public bool TypedKeys { get; } = typedKeys;

    /// <summary>One instant for the whole request.</summary>
    public DateTimeOffset Now => _now ??= clock.GetUtcNow();

    public DateMath DateMath(DateFormat format, Zone zone) => new(format, zone, () => Now);

    /// <exception cref="AggregationException">The answer would have too many buckets.</exception>
    public void CountBuckets(long added)
    {
        _buckets += added;
        if (_buckets > MaxBuckets)
        {
            throw TooManyBuckets(_buckets);
        }
    }

    public static AggregationException TooManyBuckets(long buckets) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Trying to create too many buckets. Must be less than or equal to: [{MaxBuckets}] but was [{buckets}]. "
        + $"This limit can be set by changing the [search.max_buckets] cluster level setting."));
}
