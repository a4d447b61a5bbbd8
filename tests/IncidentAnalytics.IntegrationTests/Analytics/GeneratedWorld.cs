using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>One server over the generated world for all tests of a class, and its client.</summary>
public class GeneratedWorld : IAsyncLifetime
{
    internal IncidentAnalyticsServer Server { get; private set; } = null!;

    internal IncidentAnalyticsClient Client { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = new FakeTimeProvider() }, TestContext.Current.CancellationToken);
        Client = Server.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }
}
