namespace IncidentAnalytics.Client;

/// <summary>Connections of a client in a container: the factory's, which outlive the client.</summary>
internal sealed class FactoryConnections(IHttpClientFactory factory, string? tenant) : IConnections
{
    private readonly List<HttpClient> _clients = [];

    public HttpClient ForService(IncidentAnalyticsService service) => Create(HttpClientNames.ForService(service, tenant));

    public HttpClient ForTokens() => Create(HttpClientNames.ForTokens(tenant));

    public void Dispose()
    {
        // This ends their requests; the handlers are the factory's and stay.
        foreach (var client in _clients)
            client.Dispose();
    }

    private HttpClient Create(string name)
    {
        var client = factory.CreateClient(name);
        _clients.Add(client);
        return client;
    }
}
