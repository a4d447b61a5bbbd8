using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Faults;

/// <summary>A server over the in-memory connection, or over a socket, for tests of its faults.</summary>
/// <param name="port">The port; null for the in-memory connection.</param>
public abstract class FaultServer(int? port) : IAsyncLifetime
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new();

    protected IncidentAnalyticsServer Server { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await IncidentAnalyticsServer.StartAsync(new() { Port = port, TimeProvider = Clock });
        Http = Server.CreateHttpClient();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
