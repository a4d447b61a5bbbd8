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
