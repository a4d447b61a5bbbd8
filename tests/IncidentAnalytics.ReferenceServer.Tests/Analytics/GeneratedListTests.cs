using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;
using IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

/// <summary>
/// The lists of a generated world expose mistakes of a client: a misspelled filter, a misspelled value and a forgotten page each change the
/// result.
/// </summary>
public sealed class GeneratedListTests(GeneratedAnalytics generated) : IClassFixture<GeneratedAnalytics>
{
    private const int DefaultPageSize = 20;

    private static readonly IReadOnlyList<string> Flags = ["true", "false"];

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Filters = new Dictionary<string, IReadOnlyList<string>>(
        StringComparer.Ordinal
    )
    {
        ["kpi-metrics/?metric_type"] = KpiMetricTypes.All,
        ["kpi-metrics/?is_active"] = Flags,
        ["kpi-metrics/?is_system_metric"] = Flags,
        ["kpi-metrics/?created_after"] = ["2026-01-01"],
        ["kpi-metrics/?created_before"] = ["2026-01-01"],
        ["kpi-measurements/?start_date"] = ["2026-01-01"],
        ["kpi-measurements/?end_date"] = ["2026-01-01"],
        ["recurrence-analyses/?recurrence_type"] = RecurrenceTypes.All,
        ["recurrence-analyses/?min_confidence"] = ["0.99"],
        ["recurrence-analyses/?is_resolved"] = Flags,
        ["recurrence-analyses/unresolved/?recurrence_type"] = RecurrenceTypes.All,
        ["predictive-models/?model_type"] = ModelTypes.All,
        ["predictive-models/?status"] = ModelStatuses.All,
        ["anomaly-detections/?anomaly_type"] = AnomalyTypes.All,
        ["anomaly-detections/?severity"] = Severities.All,
        ["anomaly-detections/?status"] = AnomalyStatuses.All,
        ["anomaly-detections/?start_date"] = ["2026-01-15"],
        ["anomaly-detections/?end_date"] = ["2026-01-15"],
        ["cost-analyses/?cost_type"] = CostTypes.All,
        ["cost-analyses/?is_validated"] = Flags,
        ["cost-analyses/?start_date"] = ["2026-01-15"],
        ["cost-analyses/?end_date"] = ["2026-01-15"],
        ["dashboard-configurations/?dashboard_type"] = DashboardTypes.All,
        ["dashboard-configurations/?is_active"] = Flags,
        ["heatmap-data/?heatmap_type"] = HeatmapTypes.All,
        ["heatmap-data/?time_granularity"] = TimeGranularities.All,
        ["predictive-insights/?insight_type"] = InsightTypes.All,
        ["predictive-insights/?confidence_level"] = ConfidenceLevels.All,
        ["predictive-insights/?is_acknowledged"] = Flags,
        ["predictive-insights/?is_validated"] = Flags,
    };

    private readonly AnalyticsTestServer _analytics = generated.Server;

    public static TheoryData<string> FilterNames => [.. Filters.Keys];

    public static TheoryData<string> Lists => [.. Filters.Keys.Select(static filter => filter.Split('?')[0]).Distinct()];

    [Theory]
    [MemberData(nameof(FilterNames))]
    public async Task Filter_KeepsSomeAndDropsSome_ForEveryValue(string filter)
    {
        var all = await CountAsync(filter.Split('?')[0]);

        foreach (var value in Filters[filter])
        {
            Assert.InRange(await CountAsync($"{filter}={value}"), 1, all - 1);
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_HasMoreThanOnePage(string list)
    {
        var page = await _analytics.GetAsync(list);

        Assert.Equal(DefaultPageSize, page.GetProperty("results").GetArrayLength());
        Assert.Equal(JsonValueKind.String, page.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task List_HasMoreThanOnePage_OfAMetricsMeasurements()
    {
        var id = await _analytics.FirstIdAsync("kpi-metrics/");

        Assert.True(await CountAsync($"kpi-metrics/{id}/measurements/") > DefaultPageSize);
        Assert.InRange(await CountAsync($"kpi-measurements/?metric_id={id}"), 1, await CountAsync("kpi-measurements/") - 1);
    }

    [Fact]
    public async Task IncludeExpired_AddsInsights() =>
        Assert.True(await CountAsync("predictive-insights/?include_expired=true") > await CountAsync("predictive-insights/"));

    [Theory]
    [InlineData("kpi-metrics/", "aggregation_type")]
    [InlineData("predictive-models/", "algorithm_type")]
    public async Task List_HasEveryDocumentedValue(string list, string member)
    {
        var documented = member == "aggregation_type" ? AggregationTypes.All : AlgorithmTypes.All;
        var page = await _analytics.GetAsync(list + "?page_size=100");

        Assert.Equal(
            documented.Order(StringComparer.Ordinal),
            page.GetProperty("results")
                .EnumerateArray()
                .Select(record => record.GetProperty(member).GetString()!)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Acknowledge_ChangesUnseenCriticalAnomalies()
    {
        await using var analytics = await AnalyticsTestServer.StartGeneratedAsync();
        const string Unseen = "anomaly-detections/?severity=CRITICAL&status=DETECTED&ordering=-detected_at";
        var anomalies = (await analytics.GetAsync(Unseen))
            .GetProperty("results")
            .EnumerateArray()
            .Select(static anomaly => anomaly.GetProperty("id").GetString()!)
            .ToArray();

        foreach (var id in anomalies)
        {
            await analytics.PostAsync($"anomaly-detections/{id}/acknowledge/");
        }

        Assert.NotEmpty(anomalies);
        Assert.Equal(0, (await analytics.GetAsync(Unseen)).GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("TRAINING")]
    [InlineData("RETRAINING")]
    public async Task Train_IsAConflict_WhileAModelIsBeingTrained(string status)
    {
        var id = await _analytics.FirstIdAsync($"predictive-models/?status={status}");

        await _analytics.PostAsync($"predictive-models/{id}/train/", expected: 409);
    }

    [Fact]
    public async Task Train_EndsInAnError_WhileAModelHasTooFewSamples()
    {
        await using var analytics = await AnalyticsTestServer.StartGeneratedAsync();
        var id = await analytics.FirstIdAsync("predictive-models/?status=ERROR");

        var answer = await analytics.PostAsync($"predictive-models/{id}/train/");

        Assert.Equal("ERROR", answer.GetProperty("status").GetString());
    }

    private async Task<int> CountAsync(string list) => (await _analytics.GetAsync(list)).GetProperty("count").GetInt32();
}
