namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>The tickets that meet one of several conditions.</summary>
public sealed class FiltersBucket : Bucket
{
    internal FiltersBucket(AggregationReader reader)
        : base(reader) => Key = reader.Text("key");

    /// <summary>The condition's name; null when conditions have none and go by their order.</summary>
    public string? Key { get; }
}
