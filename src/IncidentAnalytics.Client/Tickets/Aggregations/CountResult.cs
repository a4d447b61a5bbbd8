namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>A count of values: of <c>value_count</c> or <c>cardinality</c>.</summary>
public sealed class CountResult : AggregationResult
{
    internal CountResult(AggregationReader reader)
        : base(reader) => Value = reader.Count("value");

    /// <summary>The count (<c>value</c>); 0 when it was not sent.</summary>
    public long Value { get; }
}
