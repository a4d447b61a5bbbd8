using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Testing;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests;

/// <summary>A reference server and a client on the same standing clock.</summary>
public abstract class ReferenceFixture : IAsyncLifetime
{
    private protected FakeTimeProvider Clock { get; } = new();

    private protected IncidentAnalyticsServer Server { get; private set; } = null!;

    private protected IncidentAnalyticsClient Client { get; private set; } = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = Clock }, Token);
        Client = Server.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>The requests to a path that the server received, first to last.</summary>
    private protected IReadOnlyList<ReceivedRequest> CallsOf(string path) => [.. Server.Requests.Where(r => r.Path == path)];

    /// <summary>Lets the first retry begin; its wait of 0.8 s is shortened at random by up to half.</summary>
    private protected async Task AdvanceToRetryAsync()
    {
        await Clock.WaitForTimerAsync(static left => left >= TimeSpan.FromSeconds(0.4) && left <= TimeSpan.FromSeconds(0.8));
        Clock.Advance(TimeSpan.FromSeconds(0.8));
    }
}
