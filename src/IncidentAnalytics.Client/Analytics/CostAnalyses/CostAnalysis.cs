using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.CostAnalyses;

/// <summary>What an incident cost.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record CostAnalysis : IHasId
{
    /// <summary>The id (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The id of the incident (<c>incident</c>).</summary>
    [JsonPropertyName("incident")]
    public string? IncidentId { get; init; }

    /// <summary>What the cost is made of (<c>cost_type</c>).</summary>
    [JsonPropertyName("cost_type")]
    public CostType? CostType { get; init; }

    /// <summary>The amount, in <see cref="Currency"/> (<c>cost_amount</c>).</summary>
    [JsonPropertyName("cost_amount")]
    public decimal? CostAmount { get; init; }

    /// <summary>The currency, such as <c>USD</c> (<c>currency</c>).</summary>
    [JsonPropertyName("currency")]
    public string? Currency { get; init; }

    /// <summary>How it was computed (<c>calculation_method</c>).</summary>
    [JsonPropertyName("calculation_method")]
    public string? CalculationMethod { get; init; }

    /// <summary>The steps of the computation, any JSON (<c>calculation_details</c>).</summary>
    [JsonPropertyName("calculation_details")]
    public JsonElement? CalculationDetails { get; init; }

    /// <summary>The downtime, in hours (<c>downtime_hours</c>).</summary>
    [JsonPropertyName("downtime_hours")]
    public decimal? DowntimeHours { get; init; }

    /// <summary>How many users were hit (<c>affected_users</c>).</summary>
    [JsonPropertyName("affected_users")]
    public long? AffectedUsers { get; init; }

    /// <summary>The revenue that was lost, in <see cref="Currency"/> (<c>revenue_impact</c>).</summary>
    [JsonPropertyName("revenue_impact")]
    public decimal? RevenueImpact { get; init; }

    /// <summary>The business unit (<c>business_unit</c>).</summary>
    [JsonPropertyName("business_unit")]
    public string? BusinessUnit { get; init; }

    /// <summary>The tier of the service (<c>service_tier</c>).</summary>
    [JsonPropertyName("service_tier")]
    public string? ServiceTier { get; init; }

    /// <summary>Whether somebody has checked it (<c>is_validated</c>).</summary>
    [JsonPropertyName("is_validated")]
    public bool? IsValidated { get; init; }

    /// <summary>The id of the user who checked it (<c>validated_by</c>).</summary>
    [JsonPropertyName("validated_by")]
    public string? ValidatedBy { get; init; }

    /// <summary>When it was checked (<c>validated_at</c>).</summary>
    [JsonPropertyName("validated_at")]
    public DateTimeOffset? ValidatedAt { get; init; }

    /// <summary>What was found when it was checked (<c>validation_notes</c>).</summary>
    [JsonPropertyName("validation_notes")]
    public string? ValidationNotes { get; init; }

    /// <summary>When it was made (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed (<c>updated_at</c>).</summary>
    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.CostAnalysis);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
