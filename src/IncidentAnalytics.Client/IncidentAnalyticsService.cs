namespace IncidentAnalytics.Client;

/// <summary>The services of a client.</summary>
public enum IncidentAnalyticsService
{
    /// <summary>Ticket aggregations.</summary>
    Tickets,

    /// <summary>Statistics of events and alarms.</summary>
    Events,

    /// <summary>Sonar tickets.</summary>
    Sonar,

    /// <summary>KPIs, predictions, anomalies and costs.</summary>
    Analytics,
}
