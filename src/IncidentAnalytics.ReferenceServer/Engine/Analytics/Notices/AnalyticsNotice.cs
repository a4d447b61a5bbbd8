namespace IncidentAnalytics.ReferenceServer.Engine.Analytics.Notices;

/// <summary>Something happened that webhooks tell. Each trigger has a record of its own.</summary>
internal abstract record AnalyticsNotice(DateTimeOffset OccurredAt);
