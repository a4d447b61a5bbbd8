namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// What is worth repeating on the analytics service: the statuses are the usual ones. Reading, acknowledging and resolving are retry-safe;
/// creating and training are not, so that they are repeated only when they certainly did not run (refused with 429, never sent).
/// </summary>
internal static class AnalyticsRetryRules
{
    public static readonly RetryRules Rules = new();
}
