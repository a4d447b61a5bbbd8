using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>Request to create a dashboard configuration. Null members are not sent; the service uses its defaults.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record CreateDashboardConfigurationRequest
{
    /// <summary>Name; must not be empty or white space (<c>name</c>).</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Description (<c>description</c>).</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Type of the dashboard (<c>dashboard_type</c>).</summary>
    [JsonPropertyName("dashboard_type")]
    public required DashboardType DashboardType { get; init; }

    /// <summary>Grid of the dashboard (<c>layout_config</c>).</summary>
    [JsonPropertyName("layout_config")]
    public DashboardLayout? Layout { get; init; }

    /// <summary>Widgets; each must lie within the layout (<c>widget_configs</c>).</summary>
    [JsonPropertyName("widget_configs")]
    public IReadOnlyList<DashboardWidget>? Widgets { get; init; }

    /// <summary>Whether all users may view the dashboard (<c>is_public</c>).</summary>
    [JsonPropertyName("is_public")]
    public bool? IsPublic { get; init; }

    /// <summary>Roles that may view the dashboard (<c>allowed_roles</c>).</summary>
    [JsonPropertyName("allowed_roles")]
    public IReadOnlyList<string>? AllowedRoles { get; init; }

    /// <summary>Whether the dashboard refreshes automatically (<c>auto_refresh_enabled</c>).</summary>
    [JsonPropertyName("auto_refresh_enabled")]
    public bool? AutoRefreshEnabled { get; init; }

    /// <summary>Refresh interval, in seconds; at least 1 (<c>refresh_interval_seconds</c>).</summary>
    [JsonPropertyName("refresh_interval_seconds")]
    public int? RefreshIntervalSeconds { get; init; }

    /// <summary>Additional members to send; null for none. Must not repeat the name of a property.</summary>
    [JsonIgnore]
    public JsonObject? AdditionalProperties { get; init; }

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra => AdditionalMembers.ToExtensionData(AdditionalProperties);

    /// <summary>The request as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.CreateDashboardConfigurationRequest);

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
        AdditionalMembers.ThrowIfPropertyName(
            AdditionalProperties,
            "request.AdditionalProperties",
            AnalyticsJsonContext.Default.CreateDashboardConfigurationRequest
        );
    }
}

/// <summary>Grid of a dashboard.</summary>
public sealed record DashboardLayout
{
    /// <summary>Number of rows; at least 1 (<c>rows</c>).</summary>
    [JsonPropertyName("rows")]
    public required int Rows { get; init; }

    /// <summary>Number of columns; at least 1 (<c>columns</c>).</summary>
    [JsonPropertyName("columns")]
    public required int Columns { get; init; }

    /// <summary>Additional members to send; null for none. Must not repeat the name of a property.</summary>
    [JsonIgnore]
    public JsonObject? AdditionalProperties { get; init; }

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra => AdditionalMembers.ToExtensionData(AdditionalProperties);

    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal void ThrowIfInvalid(string path)
    {
        Guard.ThrowIfLessThan(Rows, 1, $"{path}.Rows");
        Guard.ThrowIfLessThan(Columns, 1, $"{path}.Columns");
        AdditionalMembers.ThrowIfPropertyName(
            AdditionalProperties,
            $"{path}.AdditionalProperties",
            AnalyticsJsonContext.Default.DashboardLayout
        );
    }
}
