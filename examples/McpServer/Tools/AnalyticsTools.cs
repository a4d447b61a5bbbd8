using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using ModelContextProtocol.Server;

namespace IncidentTools.Tools;

[McpServerToolType]
internal sealed class AnalyticsTools(IncidentAnalyticsClient client)
{
    private const int MaxItems = 50;
    private const int MaxKpis = 100;
    private const int MaxDays = 3650;

    [McpServerTool(Name = "get_kpis", Title = "KPIs", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Reads the current value, trend and target of each KPI, such as the mean time to resolve and the resolution rate.")]
    public async Task<Kpis> GetKpisAsync(CancellationToken cancellationToken = default)
    {
        var summary = await client.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: cancellationToken);
        return new([.. summary.Take(MaxKpis).Select(static kpi => Kpi.Create(kpi))]);
    }

    [McpServerTool(
        Name = "list_anomalies",
        Title = "Anomalies",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description("Lists detected anomalies, newest first: what is unusual, how serious it is, and what is affected.")]
    public async Task<Anomalies> ListAnomaliesAsync(
        [Description("Severity. Omit for all."), AllowedValues("LOW", "MEDIUM", "HIGH", "CRITICAL", null)] string? severity = null,
        [
            Description("Status; DETECTED for those that nobody has looked at. Omit for all."),
            AllowedValues("DETECTED", "INVESTIGATING", "CONFIRMED", "FALSE_POSITIVE", "RESOLVED", null)
        ]
            string? status = null,
        [Description("Only anomalies of so many last days. Omit for all."), Range(1, MaxDays)] int? days = null,
        [Description("Maximum number of anomalies."), Range(1, MaxItems)] int limit = 20,
        CancellationToken cancellationToken = default
    )
    {
        var page = await client.Analytics.AnomalyDetections.GetPageAsync(
            new()
            {
                Severity = severity is null ? default(AnomalySeverity?) : new AnomalySeverity(severity),
                Status = status is null ? default(AnomalyStatus?) : new AnomalyStatus(status),
                Range = days is { } count ? TimeRange.Last(TimeSpan.FromDays(count)) : null,
                PageSize = limit,
                Ordering = [AnalyticsOrder.Descending("detected_at")],
            },
            cancellationToken: cancellationToken
        );
        return new(page.TotalCount, [.. page.Items.Take(limit).Select(static anomaly => Anomaly.Create(anomaly))]);
    }

    [McpServerTool(
        Name = "get_cost_summary",
        Title = "Costs",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description("Reads what the incidents cost: downtime, lost revenue, penalties and resources.")]
    public async Task<Costs> GetCostSummaryAsync(CancellationToken cancellationToken = default) =>
        Costs.Create(await client.Analytics.CostAnalyses.GetSummaryAsync(cancellationToken: cancellationToken));

    [McpServerTool(
        Name = "list_insights",
        Title = "Predictions",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description("Lists predictions of the analytics models, newest first, with recommendations.")]
    public async Task<Insights> ListInsightsAsync(
        [Description("Maximum number of predictions."), Range(1, MaxItems)] int limit = 10,
        CancellationToken cancellationToken = default
    )
    {
        var page = await client.Analytics.PredictiveInsights.GetPageAsync(
            new() { PageSize = limit, Ordering = [AnalyticsOrder.Descending("created_at")] },
            cancellationToken: cancellationToken
        );
        return new(page.TotalCount, [.. page.Items.Take(limit).Select(static insight => Insight.Create(insight))]);
    }
}

internal sealed record Kpis(IReadOnlyList<Kpi> Items);

internal sealed record Kpi(
    string? Name,
    string? Type,
    decimal? Value,
    string? Unit,
    string? Trend,
    [property: Description("Change to the period before, in percent.")] decimal? TrendPercentage,
    decimal? Target,
    bool? TargetMet,
    DateTimeOffset? PeriodStart,
    DateTimeOffset? PeriodEnd
)
{
    public static Kpi Create(KpiSummary kpi) =>
        new(
            Limits.Text(kpi.MetricName),
            Limits.Text(kpi.MetricType?.ToString()),
            kpi.CurrentValue,
            Limits.Text(kpi.Unit),
            Limits.Text(kpi.Trend?.ToString()),
            kpi.TrendPercentage,
            kpi.TargetValue,
            kpi.TargetMet,
            kpi.PeriodStart?.ToUniversalTime(),
            kpi.PeriodEnd?.ToUniversalTime()
        );
}

internal sealed record Anomalies(
    [property: Description("Number of all anomalies that match; more than are listed if the limit is smaller.")] long? Total,
    IReadOnlyList<Anomaly> Items
);

internal sealed record Anomaly(
    string? Id,
    string? Type,
    string? Severity,
    string? Status,
    string? Description,
    [property: Description("From 0 to 1.")] double? Confidence,
    IReadOnlyList<string> AffectedServices,
    DateTimeOffset? DetectedAt,
    DateTimeOffset? ResolvedAt
)
{
    public static Anomaly Create(AnomalyDetection anomaly) =>
        new(
            Limits.Text(anomaly.Id),
            Limits.Text(anomaly.AnomalyType?.ToString()),
            Limits.Text(anomaly.Severity?.ToString()),
            Limits.Text(anomaly.Status?.ToString()),
            Limits.Text(anomaly.Description),
            anomaly.ConfidenceScore,
            [.. (anomaly.AffectedServices ?? []).Take(10).Select(static service => Limits.Text(service) ?? "")],
            anomaly.DetectedAt?.ToUniversalTime(),
            anomaly.ResolvedAt?.ToUniversalTime()
        );
}

internal sealed record Costs(
    decimal? Total,
    string? Currency,
    decimal? Downtime,
    decimal? LostRevenue,
    decimal? Penalties,
    decimal? Resources,
    decimal? DowntimeHours,
    long? AffectedUsers
)
{
    public static Costs Create(CostSummary costs) =>
        new(
            costs.TotalCost,
            Limits.Text(costs.Currency),
            costs.DowntimeCost,
            costs.LostRevenue,
            costs.PenaltyCost,
            costs.ResourceCost,
            costs.TotalDowntimeHours,
            costs.TotalAffectedUsers
        );
}

internal sealed record Insights(long? Total, IReadOnlyList<Insight> Items);

internal sealed record Insight(
    string? Id,
    string? Type,
    string? Title,
    string? Description,
    string? Confidence,
    IReadOnlyList<string> Recommendations,
    DateTimeOffset? ValidFrom,
    DateTimeOffset? ExpiresAt
)
{
    public static Insight Create(PredictiveInsight insight) =>
        new(
            Limits.Text(insight.Id),
            Limits.Text(insight.InsightType?.ToString()),
            Limits.Text(insight.Title),
            Limits.Text(insight.Description),
            Limits.Text(insight.ConfidenceLevel?.ToString()),
            [.. (insight.Recommendations ?? []).Take(10).Select(static recommendation => Limits.Text(recommendation) ?? "")],
            insight.ValidFrom?.ToUniversalTime(),
            insight.ExpiresAt?.ToUniversalTime()
        );
}
