using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.HeatmapData;

namespace OperationsDashboard;

/// <summary>Reads the data of the dashboard.</summary>
internal sealed class DashboardReader(AnalyticsClient analytics, int anomalies, IReadOnlyList<string> notes, TimeProvider time)
{
    public async Task<Dashboard> ReadAsync(CancellationToken cancellationToken)
    {
        // The parts are independent and are requested concurrently.
        var kpis = analytics.KpiMetrics.GetSummaryAsync(cancellationToken: cancellationToken);
        var anomalySummary = analytics.AnomalyDetections.GetSummaryAsync(cancellationToken: cancellationToken);
        var listed = AnomaliesAsync(cancellationToken);
        var costs = analytics.CostAnalyses.GetSummaryAsync(cancellationToken: cancellationToken);
        var insights = analytics.PredictiveInsights.GetSummaryAsync(cancellationToken: cancellationToken);
        var heatmap = HeatmapAsync(cancellationToken);
        await Task.WhenAll(kpis, anomalySummary, listed, costs, insights, heatmap);
        return new Dashboard
        {
            ReadAt = time.GetUtcNow(),
            Kpis = await kpis,
            AnomalySummary = await anomalySummary,
            Anomalies = await listed,
            Costs = await costs,
            Insights = await insights,
            Heatmap = await heatmap,
            Notes = notes,
        };
    }

    /// <summary>The unresolved anomalies, most severe first; if they are few, the latest others after them.</summary>
    private async Task<IReadOnlyList<AnomalyDetection>> AnomaliesAsync(CancellationToken cancellationToken)
    {
        if (anomalies == 0)
            return [];

        var parts = await Task.WhenAll(Dashboard.UnresolvedStatuses.Select(status => LatestAsync(status, cancellationToken)));
        List<AnomalyDetection> unresolved =
        [
            .. parts
                .SelectMany(static part => part)
                .OrderBy(static anomaly => Dashboard.Rank(anomaly.Severity))
                .ThenByDescending(static anomaly => anomaly.DetectedAt)
                .Take(anomalies),
        ];
        if (unresolved.Count == anomalies)
            return unresolved;

        var known = unresolved.Select(static anomaly => anomaly.Id).ToHashSet(StringComparer.Ordinal);
        var others = await LatestAsync(status: null, cancellationToken);
        return [.. unresolved, .. others.Where(anomaly => !known.Contains(anomaly.Id)).Take(anomalies - unresolved.Count)];
    }

    private async Task<IReadOnlyList<AnomalyDetection>> LatestAsync(AnomalyStatus? status, CancellationToken cancellationToken)
    {
        var page = await analytics.AnomalyDetections.GetPageAsync(
            new AnomalyDetectionQuery
            {
                Status = status,
                PageSize = anomalies,
                Ordering = [AnalyticsOrder.Descending("detected_at")],
            },
            cancellationToken: cancellationToken
        );
        return page.Items;
    }

    private async Task<Heatmap?> HeatmapAsync(CancellationToken cancellationToken)
    {
        var page = await analytics.HeatmapData.GetPageAsync(
            new HeatmapQuery
            {
                HeatmapType = HeatmapType.IncidentFrequency,
                TimeGranularity = HeatmapGranularity.Hourly,
                PageSize = 1,
            },
            cancellationToken: cancellationToken
        );
        return page.Items is [var heatmap, ..] ? heatmap : null;
    }
}
