namespace IncidentAnalytics.Client.Tickets.Aggregations;

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
