using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.CostAnalyses;

/// <summary>Cost of an incident.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record CostAnalysis : IHasId
{
    /// <summary>Identifier (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>Identifier of the incident (<c>incident</c>).</summary>
    [JsonPropertyName("incident")]
    public string? IncidentId { get; init; }

    /// <summary>Type of the cost (<c>cost_type</c>).</summary>
    [JsonPropertyName("cost_type")]
    public CostType? CostType { get; init; }

    /// <summary>Amount, in <see cref="Currency"/> (<c>cost_amount</c>).</summary>
    [JsonPropertyName("cost_amount")]
    public decimal? CostAmount { get; init; }

    /// <summary>Currency code, such as <c>USD</c> (<c>currency</c>).</summary>
    [JsonPropertyName("currency")]
    public string? Currency { get; init; }

    /// <summary>Method of calculation (<c>calculation_method</c>).</summary>
    [JsonPropertyName("calculation_method")]
    public string? CalculationMethod { get; init; }

    /// <summary>Details of the calculation, any JSON (<c>calculation_details</c>).</summary>
    [JsonPropertyName("calculation_details")]
    public JsonElement? CalculationDetails { get; init; }

    /// <summary>Downtime, in hours (<c>downtime_hours</c>).</summary>
    [JsonPropertyName("downtime_hours")]
    public decimal? DowntimeHours { get; init; }

    /// <summary>Number of affected users (<c>affected_users</c>).</summary>
    [JsonPropertyName("affected_users")]
    public long? AffectedUsers { get; init; }

    /// <summary>Lost revenue, in <see cref="Currency"/> (<c>revenue_impact</c>).</summary>
    [JsonPropertyName("revenue_impact")]
    public decimal? RevenueImpact { get; init; }

    /// <summary>Business unit (<c>business_unit</c>).</summary>
    [JsonPropertyName("business_unit")]
    public string? BusinessUnit { get; init; }

    /// <summary>Service tier (<c>service_tier</c>).</summary>
    [JsonPropertyName("service_tier")]
    public string? ServiceTier { get; init; }

    /// <summary>Whether a user has validated the analysis (<c>is_validated</c>).</summary>
    [JsonPropertyName("is_validated")]
    public bool? IsValidated { get; init; }

    /// <summary>Identifier of the user who validated the analysis (<c>validated_by</c>).</summary>
    [JsonPropertyName("validated_by")]
    public string? ValidatedBy { get; init; }

    /// <summary>Time of validation (<c>validated_at</c>).</summary>
    [JsonPropertyName("validated_at")]
    public DateTimeOffset? ValidatedAt { get; init; }

    /// <summary>Notes on the validation (<c>validation_notes</c>).</summary>
    [JsonPropertyName("validation_notes")]
    public string? ValidationNotes { get; init; }

    /// <summary>Time of creation (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Time of the last change (<c>updated_at</c>).</summary>
    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The object as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.CostAnalysis);
}

/// <summary>Total cost and cost by type.</summary>
public sealed record CostSummary
{
    /// <summary>Total cost, in <see cref="Currency"/> (<c>total_cost</c>).</summary>
    [JsonPropertyName("total_cost")]
    public decimal? TotalCost { get; init; }

    /// <summary>Currency code of all amounts, such as <c>USD</c> (<c>currency</c>).</summary>
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

    /// <summary>Total downtime, in hours (<c>total_downtime_hours</c>).</summary>
    [JsonPropertyName("total_downtime_hours")]
    public decimal? TotalDowntimeHours { get; init; }

    /// <summary>Number of affected users (<c>total_affected_users</c>).</summary>
    [JsonPropertyName("total_affected_users")]
    public long? TotalAffectedUsers { get; init; }

    /// <summary>Cost per hour of downtime; null if there was none (<c>cost_per_hour</c>).</summary>
    [JsonPropertyName("cost_per_hour")]
    public decimal? CostPerHour { get; init; }

    /// <summary>Cost per affected user; null if there were none (<c>cost_per_user</c>).</summary>
    [JsonPropertyName("cost_per_user")]
    public decimal? CostPerUser { get; init; }

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The response as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.CostSummary);
}
