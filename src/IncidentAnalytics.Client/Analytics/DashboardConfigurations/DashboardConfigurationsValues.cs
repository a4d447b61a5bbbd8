using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>Type of a dashboard. Unknown values are kept.</summary>
/// <remarks>The service documents only <c>EXECUTIVE</c>; the other values are defined by this client.</remarks>
[JsonConverter(typeof(OpenValueConverter<DashboardType>))]
public readonly record struct DashboardType : IOpenValue<DashboardType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public DashboardType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>For executives (<c>EXECUTIVE</c>).</summary>
    public static DashboardType Executive { get; } = new("EXECUTIVE");

    /// <summary>For operations (<c>OPERATIONAL</c>, not documented).</summary>
    public static DashboardType Operational { get; } = new("OPERATIONAL");

    /// <summary>For engineers (<c>TECHNICAL</c>, not documented).</summary>
    public static DashboardType Technical { get; } = new("TECHNICAL");

    /// <summary>For any other purpose (<c>CUSTOM</c>, not documented).</summary>
    public static DashboardType Custom { get; } = new("CUSTOM");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator DashboardType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Type of a widget. Unknown values are kept.</summary>
/// <remarks>
/// The service documents only <c>kpi_summary</c> and <c>anomaly_summary</c>; the other values are named after the members of <see
/// cref="DashboardData"/>.
/// </remarks>
[JsonConverter(typeof(OpenValueConverter<DashboardWidgetType>))]
public readonly record struct DashboardWidgetType : IOpenValue<DashboardWidgetType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public DashboardWidgetType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>KPI summary (<c>kpi_summary</c>).</summary>
    public static DashboardWidgetType KpiSummary { get; } = new("kpi_summary");

    /// <summary>Anomaly summary (<c>anomaly_summary</c>).</summary>
    public static DashboardWidgetType AnomalySummary { get; } = new("anomaly_summary");

    /// <summary>Cost summary (<c>cost_summary</c>, not documented).</summary>
    public static DashboardWidgetType CostSummary { get; } = new("cost_summary");

    /// <summary>Insight summary (<c>insight_summary</c>, not documented).</summary>
    public static DashboardWidgetType InsightSummary { get; } = new("insight_summary");

    /// <summary>Most recent anomalies (<c>recent_anomalies</c>, not documented).</summary>
    public static DashboardWidgetType RecentAnomalies { get; } = new("recent_anomalies");

    /// <summary>Most recent insights (<c>recent_insights</c>, not documented).</summary>
    public static DashboardWidgetType RecentInsights { get; } = new("recent_insights");

    /// <summary>Heatmap (<c>heatmap_data</c>, not documented).</summary>
    public static DashboardWidgetType HeatmapData { get; } = new("heatmap_data");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator DashboardWidgetType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
