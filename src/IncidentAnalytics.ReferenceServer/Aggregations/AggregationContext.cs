using System.Globalization;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>The documents, the clock and the limits that all parts of a request share.</summary>
internal sealed class AggregationContext(
    DocumentSet documents,
    TimeProvider clock,
    bool typedKeys,
    CancellationToken cancellationToken = default
)
{
    /// <summary>The maximum number of buckets in a response, as in OpenSearch.</summary>
    public const int MaxBuckets = 65_535;

    /// <summary>The maximum nesting depth of queries and of aggregations.</summary>
    public const int MaxDepth = 20;

    /// <summary>The maximum number of aggregations in a request, on all levels. A limit of this server.</summary>
    public const int MaxAggregations = 1_000;

    /// <summary>The maximum number of filters, ranges and query clauses in a request. A limit of this server.</summary>
    public const int MaxClauses = 10_000;

    // Stops within milliseconds at no measurable cost.
    private const int StepsPerCheck = 256;

    private DateTimeOffset? _now;
    private long _buckets;
    private int _aggregations;
    private long _clauses;

    public DocumentSet Documents { get; } = documents;

    /// <summary>Whether results are named <c>type#name</c>.</summary>
    public bool TypedKeys { get; } = typedKeys;

    /// <summary>The current time, read once per request.</summary>
    public DateTimeOffset Now => _now ??= clock.GetUtcNow();

    public DateMath CreateDateMath(DateFormat format, Zone zone) => new(format, zone, () => Now);

    /// <exception cref="AggregationException">The response would have too many buckets.</exception>
    public void CountBuckets(long added)
    {
        _buckets += added;
        if (_buckets > MaxBuckets)
        {
            throw CreateTooManyBucketsException(_buckets);
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

    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    public void ThrowIfCancelled() => cancellationToken.ThrowIfCancellationRequested();

    /// <summary>Checks for cancellation in one of 256 steps of a loop.</summary>
    /// <param name="step">The number of the current step.</param>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    public void ThrowIfCancelledPeriodically(long step)
    {
        if (step % StepsPerCheck == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public static AggregationException CreateTooManyBucketsException(long buckets) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Trying to create too many buckets. Must be less than or equal to: [{MaxBuckets}] but was [{buckets}]. "
                    + $"This limit can be set by changing the [search.max_buckets] cluster level setting."
            )
        );
}
