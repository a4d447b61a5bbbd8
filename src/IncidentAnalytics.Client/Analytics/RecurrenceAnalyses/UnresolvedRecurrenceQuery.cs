namespace IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;

/// <summary>How to list the recurrence analyses that are not resolved. The service documents no filter for them.</summary>
public sealed record UnresolvedRecurrenceQuery : AnalyticsListQuery;
