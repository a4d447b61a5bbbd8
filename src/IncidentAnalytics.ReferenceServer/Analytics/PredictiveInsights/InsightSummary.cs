using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Numerics;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>Statistics of all insights, including expired ones.</summary>
internal sealed record InsightSummary
{
    public required int TotalInsights { get; init; }

    public required int HighConfidenceInsights { get; init; }

    public required int MediumConfidenceInsights { get; init; }

    public required int LowConfidenceInsights { get; init; }

    public required int AcknowledgedInsights { get; init; }

    public required int ValidatedInsights { get; init; }

    public required int ExpiredInsights { get; init; }

    /// <summary>The mean accuracy of the validated insights, 0 to 1, to two decimal places; null without any.</summary>
    public required decimal? AverageAccuracy { get; init; }

    public required int ActiveModels { get; init; }

    public static InsightSummary Create(
        IReadOnlyList<PredictiveInsight> insights,
        IReadOnlyList<PredictiveModel> models,
        DateTimeOffset now
    )
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
            AverageAccuracy = accuracies.Length == 0 ? null : Statistics.Round(accuracies.Average(), decimals: 2),
            ActiveModels = models.Count(static model => model.Status == ModelStatuses.Active),
        };

        int Count(string level) => insights.Count(insight => insight.ConfidenceLevel.Equals(level, StringComparison.Ordinal));
    }
}
