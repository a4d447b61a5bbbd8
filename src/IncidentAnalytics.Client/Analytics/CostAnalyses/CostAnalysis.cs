using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.CostAnalyses;

/// <summary>Cost of an incident.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record CostAnalysis : IHasId
{
    /// <summary>Identifier (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    /// <summary>Identifier of the incident (<c>incident</c>).</summary>
    [JsonPropertyName("incident")]
    public string? IncidentId { get; set; }

    /// <summary>Type of the cost (<c>cost_type</c>).</summary>
    [JsonPropertyName("cost_type")]
    public CostType? CostType { get; set; }

    /// <summary>Amount, in <see cref="Currency"/> (<c>cost_amount</c>).</summary>
    [JsonPropertyName("cost_amount")]
    public decimal? CostAmount { get; set; }

    /// <summary>Currency code, such as <c>USD</c> (<c>currency</c>).</summary>
    [JsonPropertyName("currency")]
    public string? Currency { get; set; }

    /// <summary>Method of calculation (<c>calculation_method</c>).</summary>
    [JsonPropertyName("calculation_method")]
    public string? CalculationMethod { get; set; }

    /// <summary>Details of the calculation, any JSON (<c>calculation_details</c>).</summary>
    [JsonPropertyName("calculation_details")]
    public JsonElement? CalculationDetails { get; set; }

    /// <summary>Downtime, in hours (<c>downtime_hours</c>).</summary>
    [JsonPropertyName("downtime_hours")]
    public decimal? DowntimeHours { get; set; }

    /// <summary>Number of affected users (<c>affected_users</c>).</summary>
    [JsonPropertyName("affected_users")]
    public long? AffectedUsers { get; set; }

    /// <summary>Lost revenue, in <see cref="Currency"/> (<c>revenue_impact</c>).</summary>
    [JsonPropertyName("revenue_impact")]
    public decimal? RevenueImpact { get; set; }

    /// <summary>Business unit (<c>business_unit</c>).</summary>
    [JsonPropertyName("business_unit")]
    public string? BusinessUnit { get; set; }

    /// <summary>Service tier (<c>service_tier</c>).</summary>
    [JsonPropertyName("service_tier")]
    public string? ServiceTier { get; set; }

    /// <summary>Whether a user has validated the analysis (<c>is_validated</c>).</summary>
    [JsonPropertyName("is_validated")]
    public bool? IsValidated { get; set; }

    /// <summary>Identifier of the user who validated the analysis (<c>validated_by</c>).</summary>
    [JsonPropertyName("validated_by")]
    public string? ValidatedBy { get; set; }

    /// <summary>Time of validation (<c>validated_at</c>).</summary>
    [JsonPropertyName("validated_at")]
    public DateTimeOffset? ValidatedAt { get; set; }

    /// <summary>Notes on the validation (<c>validation_notes</c>).</summary>
    [JsonPropertyName("validation_notes")]
    public string? ValidationNotes { get; set; }

    /// <summary>Time of creation (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Time of the last change (<c>updated_at</c>).</summary>
    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; set; }

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
    public decimal? TotalCost { get; set; }

    /// <summary>Currency code of all amounts, such as <c>USD</c> (<c>currency</c>).</summary>
    [JsonPropertyName("currency")]
    public string? Currency { get; set; }

    /// <summary>Cost of downtime (<c>downtime_cost</c>).</summary>
    [JsonPropertyName("downtime_cost")]
    public decimal? DowntimeCost { get; set; }

    /// <summary>Lost revenue (<c>lost_revenue</c>).</summary>
    [JsonPropertyName("lost_revenue")]
    public decimal? LostRevenue { get; set; }

    /// <summary>Penalties (<c>penalty_cost</c>).</summary>
    [JsonPropertyName("penalty_cost")]
    public decimal? PenaltyCost { get; set; }

    /// <summary>Cost of resources (<c>resource_cost</c>).</summary>
    [JsonPropertyName("resource_cost")]
    public decimal? ResourceCost { get; set; }

    /// <summary>Total downtime, in hours (<c>total_downtime_hours</c>).</summary>
    [JsonPropertyName("total_downtime_hours")]
    public decimal? TotalDowntimeHours { get; set; }

    /// <summary>Number of affected users (<c>total_affected_users</c>).</summary>
    [JsonPropertyName("total_affected_users")]
    public long? TotalAffectedUsers { get; set; }

    /// <summary>Cost per hour of downtime; null if there was none (<c>cost_per_hour</c>).</summary>
    [JsonPropertyName("cost_per_hour")]
    public decimal? CostPerHour { get; set; }

    /// <summary>Cost per affected user; null if there were none (<c>cost_per_user</c>).</summary>
    [JsonPropertyName("cost_per_user")]
    public decimal? CostPerUser { get; set; }

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The response as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.CostSummary);
}
