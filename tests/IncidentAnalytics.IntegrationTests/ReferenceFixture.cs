using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests;

/// <summary>A reference server and a client on the same fake clock.</summary>
public abstract class ReferenceFixture : IAsyncLifetime
{
    private protected FakeTimeProvider Clock { get; } = new();

    private protected IncidentAnalyticsServer Server { get; private set; } = null!;

    private protected IncidentAnalyticsClient Client { get; private set; } = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new IncidentAnalyticsServerOptions { TimeProvider = Clock };
        Configure(options);
        Server = await IncidentAnalyticsServer.StartAsync(options, Token);
        Client = Server.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>Sets the options of the server for a class of tests.</summary>
    private protected virtual void Configure(IncidentAnalyticsServerOptions options) { }

    /// <summary>The requests to a path that the server received, first to last.</summary>
    private protected IReadOnlyList<ReceivedRequest> CallsOf(string path) => [.. Server.Requests.Where(r => r.Path == path)];

    /// <summary>Completes when a call waits for its first retry: 0.8 s, shortened at random by up to half.</summary>
    private protected Task WaitForRetryAsync() =>
        Clock.WaitForTimerAsync(static left => left >= TimeSpan.FromSeconds(0.4) && left <= TimeSpan.FromSeconds(0.8));

    /// <summary>
    /// Asserts that a call fails without a retry. A call that waits for one fails the test, which would otherwise never end.
    /// </summary>
    private protected async Task<T> AssertFailsWithoutRetryAsync<T>(Task call)
        where T : IncidentAnalyticsException
    {
        if (await Task.WhenAny(call, WaitForRetryAsync()) != call)
            Assert.Fail("The call waits for another attempt.");
        return await Assert.ThrowsAnyAsync<T>(() => call);
    }
}
