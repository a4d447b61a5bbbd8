namespace IncidentAnalytics.Client;

/// <summary>The services of a client.</summary>
public enum IncidentAnalyticsService
{
    /// <summary>Ticket aggregations.</summary>
    Tickets,

    /// <summary>KPIs, predictions, anomalies and costs.</summary>
    Analytics,
}
