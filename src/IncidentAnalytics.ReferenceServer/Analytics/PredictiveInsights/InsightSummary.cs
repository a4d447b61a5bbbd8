namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>All insights in numbers, the expired included.</summary>
internal sealed record InsightSummary
{
    public required int TotalInsights { get; init; }

    public required int HighConfidenceInsights { get; init; }

    public required int MediumConfidenceInsights { get; init; }

    public required int LowConfidenceInsights { get; init; }

    public required int AcknowledgedInsights { get; init; }

    public required int ValidatedInsights { get; init; }

    public required int ExpiredInsights { get; init; }

    /// <summary>A fraction, at most two decimals, of the validated insights; null without any.</summary>
    public required decimal? AverageAccuracy { get; init; }

    public required int ActiveModels { get; init; }
}
