namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>
/// One bucket of a result as a flat row: the keys of the bucket and of the buckets around it, its count, and its metrics. Rows with the same
/// <see cref="Path"/> form a table. See <see cref="TicketAggregationResult.ToRows"/>.
/// </summary>
public sealed class AggregationRow
{
    private readonly AggregationCell? _docCount;
    private Dictionary<string, AggregationCell>? _byName;

    internal AggregationRow(
        string path,
        IReadOnlyList<AggregationCell> keys,
        AggregationCell? docCount,
        IReadOnlyList<AggregationCell> values
    )
    {
        Path = path;
        Keys = keys;
        Values = values;
        _docCount = docCount;
    }

    /// <summary>
    /// Names of the aggregations from the outermost to that of this bucket, separated by <c>&gt;</c>, such as <c>by_type&gt;by_month</c>.
    /// Empty for the row of the whole result.
    /// </summary>
    public string Path { get; }

    /// <summary>
    /// Keys of the buckets from the outermost to this one, each named as its aggregation; empty for the row of the whole result.
    /// </summary>
    /// <remarks>
    /// Buckets of single-bucket aggregations, such as <c>filter</c>, have no key. Each part of a composite key is a key of its own, such as
    /// <c>by_type_and_team.team</c>. The key of a filter without a name is its index, starting at 0.
    /// </remarks>
    public IReadOnlyList<AggregationCell> Keys { get; }

    /// <summary>
    /// Number of tickets in the bucket (<c>doc_count</c>), or <see cref="TicketAggregationResult.Total"/> in the row of the whole result.
    /// Null if the service did not send it.
    /// </summary>
    public long? DocCount => _docCount is not null && LenientNumber.TryInt64(_docCount.Json, out var count) ? count : null;

    /// <summary>
    /// All other values of the bucket, in the order of the service. A metric with one value has the name of its aggregation; other values
    /// have their path in the bucket, such as <c>resolution.std_deviation_bounds.upper</c>, <c>resolution.95.0</c> or
    /// <c>resolved.doc_count</c>.
    /// </summary>
    public IReadOnlyList<AggregationCell> Values { get; }

    /// <summary><see cref="Keys"/>, the count as <c>doc_count</c> if the service sent it, and <see cref="Values"/>.</summary>
    public IEnumerable<AggregationCell> Cells => _docCount is null ? Keys.Concat(Values) : [.. Keys, _docCount, .. Values];

    /// <summary>The cell with a name; null if the row has none.</summary>
    /// <param name="name">Name of the cell; case-sensitive.</param>
    public AggregationCell? this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            _byName ??= Cells.ToDictionary(static cell => cell.Name, StringComparer.Ordinal);
            return _byName.GetValueOrDefault(name);
        }
    }

    /// <summary>The path and the cells, such as <c>by_type: by_type=incident, doc_count=1080</c>.</summary>
    public override string ToString() => $"{Path}: {string.Join(", ", Cells)}";
}
