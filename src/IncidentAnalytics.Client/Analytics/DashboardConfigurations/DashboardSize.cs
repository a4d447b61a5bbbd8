using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>How large a widget is.</summary>
/// <param name="Width">The columns it takes, at least 1 (<c>width</c>).</param>
/// <param name="Height">The rows it takes, at least 1 (<c>height</c>).</param>
public readonly record struct DashboardSize(
    [property: JsonPropertyName("width")] int Width,
    [property: JsonPropertyName("height")] int Height
);
