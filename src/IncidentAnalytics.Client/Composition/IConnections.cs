namespace IncidentAnalytics.Client;

/// <summary>Where the HTTP clients come from: the client's own handlers, or the container's factory.</summary>
internal interface IConnections : IDisposable
{
    HttpClient ForService(IncidentAnalyticsService service);

    HttpClient ForTokens();
}
