using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>A server with the generated world and a client, shared by the tests of a class.</summary>
public sealed class GeneratedWorld : IAsyncLifetime
{
    internal IncidentAnalyticsServer Server { get; private set; } = null!;

    internal IncidentAnalyticsClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        Server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = new FakeTimeProvider() }, token);
        Client = Server.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }
}
