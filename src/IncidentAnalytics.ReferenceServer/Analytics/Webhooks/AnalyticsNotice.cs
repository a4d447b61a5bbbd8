namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>Something happened that webhooks tell. Each trigger has a record of its own.</summary>
internal abstract record AnalyticsNotice(DateTimeOffset OccurredAt);
