using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using OperationsDashboard.Arguments;

namespace OperationsDashboard.Report;

/// <summary>The dashboard for programs.</summary>
internal sealed record DashboardDocument(
    Uri? Source,
    DateTimeOffset ReadAt,
    IReadOnlyList<string> Notes,
    IReadOnlyList<KpiItem> Kpis,
    AnomalyCounts AnomalyCounts,
    IReadOnlyList<AnomalyItem> Anomalies,
    CostItem Costs,
    InsightCounts Insights,
    HeatmapItem? Heatmap
)
{
    public static DashboardDocument Create(DashboardOptions options, Dashboard dashboard)
    {
        var (summary, costs, insights) = (dashboard.AnomalySummary, dashboard.Costs, dashboard.Insights);
        return new(
            options.Service?.BaseUrl,
            dashboard.ReadAt,
            dashboard.Notes,
            [.. dashboard.Kpis.Select(KpiItem.Create)],
            new(
                summary.TotalAnomalies,
                summary.UnresolvedAnomalies,
                summary.CriticalAnomalies,
                summary.HighAnomalies,
                summary.MediumAnomalies,
                summary.LowAnomalies,
                summary.FalsePositiveRate
            ),
            [.. dashboard.Anomalies.Select(AnomalyItem.Create)],
            new(
                costs.Currency,
                costs.TotalCost,
                costs.DowntimeCost,
                costs.LostRevenue,
                costs.PenaltyCost,
                costs.ResourceCost,
                costs.CostPerHour,
                costs.CostPerUser
            ),
            new(insights.TotalInsights, insights.HighConfidenceInsights, insights.ActiveModels, insights.AverageAccuracy),
            dashboard.Heatmap is { } heatmap ? new(heatmap.Unit, heatmap.XLabels, heatmap.YLabels, heatmap.Values) : null
        );
    }
}

/// <summary>A KPI in the unit of the service.</summary>
internal sealed record KpiItem(
    string? Name,
    string? Type,
    decimal? Value,
    string? Unit,
    string? Trend,
    decimal? TrendPercent,
    decimal? Target,
    bool? TargetMet
)
{
    public static KpiItem Create(KpiSummary kpi) =>
        new(
            kpi.MetricName,
            kpi.MetricType?.ToString(),
            kpi.CurrentValue,
            kpi.Unit,
            kpi.Trend?.ToString(),
            kpi.TrendPercentage,
            kpi.TargetValue,
            KpiGoal.IsMet(kpi)
        );
}

internal sealed record AnomalyCounts(
    long? Total,
    long? Unresolved,
    long? Critical,
    long? High,
    long? Medium,
    long? Low,
    decimal? FalsePositivePercent
);

internal sealed record AnomalyItem(
    string? Id,
    string? Severity,
    string? Status,
    string? Type,
    DateTimeOffset? DetectedAt,
    DateTimeOffset? ResolvedAt,
    string? Description
)
{
    public static AnomalyItem Create(AnomalyDetection anomaly) =>
        new(
            anomaly.Id,
            anomaly.Severity?.ToString(),
            anomaly.Status?.ToString(),
            anomaly.AnomalyType?.ToString(),
            anomaly.DetectedAt,
            anomaly.ResolvedAt,
            anomaly.Description
        );
}

internal sealed record CostItem(
    string? Currency,
    decimal? Total,
    decimal? Downtime,
    decimal? LostRevenue,
    decimal? Penalties,
    decimal? Resources,
    decimal? PerHour,
    decimal? PerUser
);

internal sealed record InsightCounts(long? Total, long? HighConfidence, long? ActiveModels, decimal? AverageAccuracy);

internal sealed record HeatmapItem(
    string? Unit,
    IReadOnlyList<string>? XLabels,
    IReadOnlyList<string>? YLabels,
    IReadOnlyList<IReadOnlyList<double?>>? Values
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DashboardDocument))]
internal sealed partial class DashboardJson : JsonSerializerContext;
