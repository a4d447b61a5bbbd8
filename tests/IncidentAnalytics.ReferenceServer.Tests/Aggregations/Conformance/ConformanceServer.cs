using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations.Conformance;

/// <summary>The server for all vectors. Each request contains its own documents.</summary>
public sealed class ConformanceServer : IAsyncLifetime
{
    private IncidentAnalyticsServer _server = null!;

    internal HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await IncidentAnalyticsServer.StartAsync();
        Http = _server.CreateHttpClient();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
    }
}
