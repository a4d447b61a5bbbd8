namespace IncidentAnalytics.Client;

/// <summary>The services of a client.</summary>
public enum IncidentAnalyticsService
{
    /// <summary>Ticket aggregations.</summary>
    Tickets,

    /// <summary>Sonar tickets.</summary>
    Sonar,
}
