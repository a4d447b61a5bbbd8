namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>Cost Threshold Exceeded: the incidents created in a period cost more than <see cref="CostAnalyses.CostRates.DailyThreshold"/> a day.</summary>
/// <param name="OccurredAt">When it was found.</param>
/// <param name="PeriodStart">Inclusive.</param>
/// <param name="PeriodEnd">Exclusive.</param>
/// <param name="TotalCost">Two decimals.</param>
/// <param name="Threshold">What the period may cost.</param>
/// <param name="Currency">Of both.</param>
internal sealed record CostThresholdExceededNotice(
    DateTimeOffset OccurredAt,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd,
    decimal TotalCost,
    decimal Threshold,
    string Currency
) : AnalyticsNotice(OccurredAt);
