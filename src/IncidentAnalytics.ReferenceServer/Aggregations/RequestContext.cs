using System.Globalization;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>What the parts of one request share.</summary>
internal sealed class RequestContext(
    DocumentSet documents,
    TimeProvider clock,
    bool typedKeys,
    CancellationToken cancellationToken = default
)
{
    /// <summary>The vendor's limit of buckets in one answer.</summary>
    public const int MaxBuckets = 65_535;

    /// <summary>How deep queries, and aggregations, may be nested.</summary>
    public const int MaxDepth = 20;

    /// <summary>How many aggregations one request may have, at all levels together. Ours: real servers differ.</summary>
    public const int MaxAggregations = 1_000;

    /// <summary>How many filters, ranges and clauses of queries one request may have: each looks at every document. Ours.</summary>
    public const int MaxClauses = 10_000;

    // Often enough to stop within milliseconds, seldom enough to cost nothing.
    private const int StepsPerCheck = 256;

    private DateTimeOffset? _now;
    private long _buckets;
    private int _aggregations;
    private long _clauses;

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

    /// <exception cref="AggregationException">The request has too many aggregations.</exception>
    public void CountAggregation()
    {
        if (++_aggregations > MaxAggregations)
        {
            throw new AggregationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The request has too many aggregations. Must be less than or equal to: [{MaxAggregations}]."
                )
            );
        }
    }

    /// <exception cref="AggregationException">The request has too many filters, ranges and clauses.</exception>
    public void CountClauses(long added)
    {
        _clauses += added;
        if (_clauses > MaxClauses)
        {
            throw new AggregationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The request has too many filters, ranges and clauses. Must be less than or equal to: [{MaxClauses}]."
                )
            );
        }
    }

    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public void ThrowIfCancelled() => cancellationToken.ThrowIfCancellationRequested();

    /// <summary>The same for loops: looks now and then.</summary>
    /// <param name="step">The number of the step.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public void CheckCancelled(long step)
    {
        if (step % StepsPerCheck == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public static AggregationException TooManyBuckets(long buckets) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Trying to create too many buckets. Must be less than or equal to: [{MaxBuckets}] but was [{buckets}]. "
                    + $"This limit can be set by changing the [search.max_buckets] cluster level setting."
            )
        );
}
