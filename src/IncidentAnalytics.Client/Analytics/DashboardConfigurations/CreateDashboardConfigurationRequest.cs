using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>A dashboard configuration to make. Null members are not sent: the service has defaults of its own for them.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record CreateDashboardConfigurationRequest
{
    /// <summary>The name; not blank (<c>name</c>).</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>What it is for (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Whom it is for (<c>dashboard_type</c>).</summary>
    [JsonPropertyName("dashboard_type")]
    public required DashboardType DashboardType { get; init; }

    /// <summary>The grid (<c>layout_config</c>).</summary>
    [JsonPropertyName("layout_config")]
    public DashboardLayout? Layout { get; init; }

    /// <summary>The widgets; each lies in the layout (<c>widget_configs</c>).</summary>
    [JsonPropertyName("widget_configs")]
    public IReadOnlyList<DashboardWidget>? Widgets { get; init; }

    /// <summary>Whether everyone may see it (<c>is_public</c>).</summary>
    [JsonPropertyName("is_public")]
    public bool? IsPublic { get; init; }

    /// <summary>The roles that may see it (<c>allowed_roles</c>).</summary>
    [JsonPropertyName("allowed_roles")]
    public IReadOnlyList<string>? AllowedRoles { get; init; }

    /// <summary>Whether it refreshes by itself (<c>auto_refresh_enabled</c>).</summary>
    [JsonPropertyName("auto_refresh_enabled")]
    public bool? AutoRefreshEnabled { get; init; }

    /// <summary>How often it refreshes, in seconds; at least 1 (<c>refresh_interval_seconds</c>).</summary>
    [JsonPropertyName("refresh_interval_seconds")]
    public int? RefreshIntervalSeconds { get; init; }

    /// <summary>Members that have no property here; sent beside the others. Null for none.</summary>
    [JsonIgnore]
    public JsonObject? AdditionalProperties { get; init; }

    /// <summary>The request as it is sent.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.CreateDashboardConfigurationRequest);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra => AdditionalMembers.Of(AdditionalProperties);

    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal void ThrowIfInvalid()
    {
        Guard.ThrowIfNullOrWhiteSpace(Name, "request.Name");
        Guard.ThrowIfEmpty(DashboardType, "request.DashboardType");
        Layout?.ThrowIfInvalid("request.Layout");
        for (var i = 0; i < Widgets?.Count; i++)
        {
            var path = ParameterPath.Element("request.Widgets", i);
            ArgumentNullException.ThrowIfNull(Widgets[i], path);
            Widgets[i].ThrowIfInvalid(Layout, path);
        }

        Guard.ThrowIfAnyNullOrWhiteSpace(AllowedRoles, "request.AllowedRoles");
        Guard.ThrowIfLessThan(RefreshIntervalSeconds, 1, "request.RefreshIntervalSeconds");
        RequestRules.ThrowIfKnown(
            AdditionalProperties,
            "request.AdditionalProperties",
            "name",
            "description",
            "dashboard_type",
            "layout_config",
            "widget_configs",
            "is_public",
            "allowed_roles",
            "auto_refresh_enabled",
            "refresh_interval_seconds"
        );
    }
}
