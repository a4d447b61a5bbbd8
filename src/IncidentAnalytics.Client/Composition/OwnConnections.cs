namespace IncidentAnalytics.Client;

/// <summary>Connections of a client without a container: one handler, or the one that was given.</summary>
internal sealed class OwnConnections : IConnections
{
    private readonly List<HttpClient> _clients = [];
    private readonly HttpMessageHandler _handler;
    private readonly bool _isOwn;

    public OwnConnections(HttpMessageHandler? given)
    {
        _isOwn = given is null;
        _handler = given ?? PrimaryHandler.Create();
    }

    public HttpClient ForService(IncidentAnalyticsService service) => Create();

    public HttpClient ForTokens() => Create();

    public void Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
        if (_isOwn)
            _handler.Dispose();
    }

    private HttpClient Create()
    {
        var client = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _clients.Add(client);
        return client;
    }
}
