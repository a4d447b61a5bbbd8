using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>Counts insights.</summary>
internal static class InsightSummaries
{
    public static InsightSummary Of(IReadOnlyList<PredictiveInsight> insights, IReadOnlyList<PredictiveModel> models, DateTimeOffset now)
    {
        var accuracies = insights
            .Where(static insight => insight.Accuracy is not null)
            .Select(static insight => (decimal)insight.Accuracy!.Value)
            .ToArray();
        return new InsightSummary
        {
            TotalInsights = insights.Count,
            HighConfidenceInsights = Count(ConfidenceLevels.High),
            MediumConfidenceInsights = Count(ConfidenceLevels.Medium),
            LowConfidenceInsights = Count(ConfidenceLevels.Low),
            AcknowledgedInsights = insights.Count(static insight => insight.IsAcknowledged),
            ValidatedInsights = insights.Count(static insight => insight.IsValidated),
            ExpiredInsights = insights.Count(insight => insight.IsExpired(now)),
            AverageAccuracy = accuracies.Length == 0 ? null : KpiMetrics.KpiResult.Round(accuracies.Average(), decimals: 2),
            ActiveModels = models.Count(static model => model.Status == ModelStatuses.Active),
        };

        int Count(string level) => insights.Count(insight => insight.ConfidenceLevel.Equals(level, StringComparison.Ordinal));
    }
}
