namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>The value of a filter makes no sense; the message is for the client.</summary>
internal sealed class FilterException(string message) : Exception(message);
