using IncidentAnalytics.Client.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IncidentAnalytics.Client.DependencyInjection;

public sealed class DisposalTests
{
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_disposed_client_refuses_calls_wherever_its_connections_come_from()
    {
        var services = new ServiceCollection();
        services.AddIncidentAnalytics(static o =>
        {
            o.Tickets.BaseAddress = new Uri("https://monitoring.example.com");
            o.Tickets.Credential = Credential.Bearer("t");
        }).ConfigureHttpClient(IncidentAnalyticsService.Tickets, b => b.ConfigurePrimaryHttpMessageHandler(() => _server));
        await using var provider = services.BuildServiceProvider();
        var contained = provider.GetRequiredService<IncidentAnalyticsClient>();
        var own = TestClient.Create(_server, configure: static o => o.Tickets.Credential = Credential.Bearer("t"));
        foreach (var client in new[] { contained, own })
        {
            await client.DisposeAsync();

            await Assert.ThrowsAsync<ObjectDisposedException>(() => client.AggregateAsync(cancellationToken: Token));
        }

        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task A_handler_that_was_given_is_not_disposed_with_the_client()
    {
        var handler = new HttpClientHandler();
        TestClient.Create(handler).Dispose();

        using var client = new HttpClient(handler);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(new Uri("http://127.0.0.1:9"), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Disposal_ends_a_call_that_waits_for_its_answer()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Respond(async (_, token) =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException();
        });
        var client = TestClient.Create(_server);
        var call = client.AggregateAsync(new RequestOptions { MaxRetries = 0 }, Token);
        await arrived.Task;

        client.Dispose();

        await Assert.ThrowsAsync<ApiConnectionException>(() => call);
    }
}
