namespace IncidentAnalytics.Client;

/// <summary>A service of <see cref="IncidentAnalyticsClient"/>.</summary>
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
