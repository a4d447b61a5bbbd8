namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>From when to when is counted, in milliseconds since 1970, both ends included.</summary>
internal readonly record struct EventTimeWindow(long Start, long End);
