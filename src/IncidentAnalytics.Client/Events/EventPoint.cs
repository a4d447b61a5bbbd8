namespace IncidentAnalytics.Client.Events;

/// <summary>How many events and alarms there were at one point of the window.</summary>
/// <param name="Time">The point, in UTC; the service counts from here for one step.</param>
/// <param name="Count">How many.</param>
public readonly record struct EventPoint(DateTimeOffset Time, long Count);
