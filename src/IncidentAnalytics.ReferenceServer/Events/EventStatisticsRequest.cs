namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>A request that was read and keeps to every rule.</summary>
/// <param name="Window">From when to when is counted.</param>
/// <param name="Step">The statistical step in milliseconds.</param>
/// <param name="Filter">What is counted.</param>
/// <param name="IsDescending">Whether the series come the other way round.</param>
internal sealed record EventStatisticsRequest(EventTimeWindow Window, long Step, EventFilter Filter, bool IsDescending);
