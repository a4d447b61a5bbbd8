namespace IncidentAnalytics.Client;

/// <summary>Connections of a client in a container: the factory's, which outlives the client.</summary>
internal sealed class FactoryConnections(IHttpClientFactory factory, string? tenant) : IConnections
{
    public HttpClient ForService(IncidentAnalyticsService service) => factory.CreateClient(HttpClientNames.ForService(service, tenant));

    public HttpClient ForTokens() => factory.CreateClient(HttpClientNames.ForTokens(tenant));

    public void Dispose()
    {
        // The factory owns the handlers.
    }
}
