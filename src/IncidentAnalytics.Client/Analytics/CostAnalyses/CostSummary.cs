using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.CostAnalyses;

/// <summary>Costs in total and by kind.</summary>
public sealed record CostSummary
{
    /// <summary>All costs, in <see cref="Currency"/> (<c>total_cost</c>).</summary>
    [JsonPropertyName("total_cost")]
    public decimal? TotalCost { get; init; }

    /// <summary>The currency of all amounts, such as <c>USD</c> (<c>currency</c>).</summary>
    [JsonPropertyName("currency")]
    public string? Currency { get; init; }

    /// <summary>Cost of downtime (<c>downtime_cost</c>).</summary>
    [JsonPropertyName("downtime_cost")]
    public decimal? DowntimeCost { get; init; }

    /// <summary>Lost revenue (<c>lost_revenue</c>).</summary>
    [JsonPropertyName("lost_revenue")]
    public decimal? LostRevenue { get; init; }

    /// <summary>Penalties (<c>penalty_cost</c>).</summary>
    [JsonPropertyName("penalty_cost")]
    public decimal? PenaltyCost { get; init; }

    /// <summary>Cost of resources (<c>resource_cost</c>).</summary>
    [JsonPropertyName("resource_cost")]
    public decimal? ResourceCost { get; init; }

    /// <summary>All downtime, in hours (<c>total_downtime_hours</c>).</summary>
    [JsonPropertyName("total_downtime_hours")]
    public decimal? TotalDowntimeHours { get; init; }

    /// <summary>How many users were hit (<c>total_affected_users</c>).</summary>
    [JsonPropertyName("total_affected_users")]
    public long? TotalAffectedUsers { get; init; }

    /// <summary>Cost per hour of downtime; null without any (<c>cost_per_hour</c>).</summary>
    [JsonPropertyName("cost_per_hour")]
    public decimal? CostPerHour { get; init; }

    /// <summary>Cost per user that was hit; null without any (<c>cost_per_user</c>).</summary>
    [JsonPropertyName("cost_per_user")]
    public decimal? CostPerUser { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.CostSummary);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
