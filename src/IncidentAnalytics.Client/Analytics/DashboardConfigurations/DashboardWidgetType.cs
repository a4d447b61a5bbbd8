using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>
/// What a widget shows. Open: unknown values are kept as they came. Of the known ones the service documents <c>kpi_summary</c> and
/// <c>anomaly_summary</c>; the others are named after the other members of a dashboard's data.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<DashboardWidgetType>))]
public readonly record struct DashboardWidgetType : IOpenValue<DashboardWidgetType>
{
    private readonly string? _text;

    private DashboardWidgetType(string text) => _text = text;

    /// <summary>The KPI summary (<c>kpi_summary</c>).</summary>
    public static DashboardWidgetType KpiSummary { get; } = new("kpi_summary");

    /// <summary>The anomaly summary (<c>anomaly_summary</c>).</summary>
    public static DashboardWidgetType AnomalySummary { get; } = new("anomaly_summary");

    /// <summary>The cost summary (not documented; <c>cost_summary</c>).</summary>
    public static DashboardWidgetType CostSummary { get; } = new("cost_summary");

    /// <summary>The insight summary (not documented; <c>insight_summary</c>).</summary>
    public static DashboardWidgetType InsightSummary { get; } = new("insight_summary");

    /// <summary>The latest anomalies (not documented; <c>recent_anomalies</c>).</summary>
    public static DashboardWidgetType RecentAnomalies { get; } = new("recent_anomalies");

    /// <summary>The latest insights (not documented; <c>recent_insights</c>).</summary>
    public static DashboardWidgetType RecentInsights { get; } = new("recent_insights");

    /// <summary>A heatmap (not documented; <c>heatmap_data</c>).</summary>
    public static DashboardWidgetType HeatmapData { get; } = new("heatmap_data");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static DashboardWidgetType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
