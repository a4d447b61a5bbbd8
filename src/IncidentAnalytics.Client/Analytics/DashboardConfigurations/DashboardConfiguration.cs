using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>How a dashboard looks, and who may see it.</summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record DashboardConfiguration : IHasId
{
    /// <summary>The id (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The name (<c>name</c>).</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>What it is for (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Whom it is for (<c>dashboard_type</c>).</summary>
    [JsonPropertyName("dashboard_type")]
    public DashboardType? DashboardType { get; init; }

    /// <summary>The grid, any JSON; <see cref="DashboardLayout"/> is what this client writes (<c>layout_config</c>).</summary>
    [JsonPropertyName("layout_config")]
    public JsonElement? Layout { get; init; }

    /// <summary>The widgets, any JSON; <see cref="DashboardWidget"/>s are what this client writes (<c>widget_configs</c>).</summary>
    [JsonPropertyName("widget_configs")]
    public JsonElement? Widgets { get; init; }

    /// <summary>Whether everyone may see it (<c>is_public</c>).</summary>
    [JsonPropertyName("is_public")]
    public bool? IsPublic { get; init; }

    /// <summary>The roles that may see it (<c>allowed_roles</c>).</summary>
    [JsonPropertyName("allowed_roles")]
    public IReadOnlyList<string>? AllowedRoles { get; init; }

    /// <summary>Whether it refreshes by itself (<c>auto_refresh_enabled</c>).</summary>
    [JsonPropertyName("auto_refresh_enabled")]
    public bool? AutoRefreshEnabled { get; init; }

    /// <summary>How often it refreshes, in seconds (<c>refresh_interval_seconds</c>).</summary>
    [JsonPropertyName("refresh_interval_seconds")]
    public long? RefreshIntervalSeconds { get; init; }

    /// <summary>Whether it is in use (<c>is_active</c>).</summary>
    [JsonPropertyName("is_active")]
    public bool? IsActive { get; init; }

    /// <summary>The id of the user who made it (<c>created_by</c>).</summary>
    [JsonPropertyName("created_by")]
    public string? CreatedBy { get; init; }

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
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.DashboardConfiguration);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
