using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

public sealed class AnalyticsValuesTests
{
    [Fact]
    public void ToString_ReturnsWireText_ForUndocumentedValues()
    {
        Assert.Equal(
            ["EXACT", "SIMILAR", "PATTERN"],
            new[] { RecurrenceType.Exact, RecurrenceType.Similar, RecurrenceType.Pattern }.Select(static v => v.ToString())
        );
        Assert.Equal(
            ["INCIDENT_FREQUENCY", "RESOLUTION_TIME", "COST_IMPACT"],
            new[] { HeatmapType.IncidentFrequency, HeatmapType.ResolutionTime, HeatmapType.CostImpact }.Select(static v => v.ToString())
        );
        Assert.Equal(
            ["HOURLY", "DAILY", "WEEKLY"],
            new[] { HeatmapGranularity.Hourly, HeatmapGranularity.Daily, HeatmapGranularity.Weekly }.Select(static v => v.ToString())
        );
        Assert.Equal(
            [
                "INCIDENT_PREDICTION",
                "SEVERITY_PREDICTION",
                "RESOLUTION_TIME_PREDICTION",
                "ESCALATION_PREDICTION",
                "COST_PREDICTION",
                "ANOMALY_WARNING",
            ],
            new[]
            {
                InsightType.IncidentPrediction,
                InsightType.SeverityPrediction,
                InsightType.ResolutionTimePrediction,
                InsightType.EscalationPrediction,
                InsightType.CostPrediction,
                InsightType.AnomalyWarning,
            }.Select(static v => v.ToString())
        );
        Assert.Equal(
            ["LOW", "MEDIUM", "HIGH"],
            new[] { ConfidenceLevel.Low, ConfidenceLevel.Medium, ConfidenceLevel.High }.Select(static v => v.ToString())
        );
    }
}
