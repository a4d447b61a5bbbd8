using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>Where the upper left corner of a widget is.</summary>
/// <param name="Row">The row, counted from 0 (<c>row</c>).</param>
/// <param name="Column">The column, counted from 0 (<c>column</c>).</param>
public readonly record struct DashboardPosition(
    [property: JsonPropertyName("row")] int Row,
    [property: JsonPropertyName("column")] int Column
);
