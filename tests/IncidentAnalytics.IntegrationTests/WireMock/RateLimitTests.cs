using IncidentAnalytics.Client;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>A service that asks for patience.</summary>
public sealed class RateLimitTests(WireMockServer server) : WireMockTests(server)
{
    private const string Refusal = """{"status": 429, "headers": {"Retry-After": "1"}, "jsonBody": {"status_code": 429, "detail": "slow down"}}""";

    [Fact]
    public async Task Retry_after_is_waited_for_and_not_a_millisecond_less()
    {
        await StubTokenAsync();
        await StubAsync(AggregationPath, Refusal, then: Json(FourTickets));

        var call = AggregateAsync();
        await WaitForTimerAsync(call, static left => left == TimeSpan.FromSeconds(1));
        Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Single(await ReceivedAsync(AggregationPath));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var tickets = await call;

        Assert.Equal(4, tickets.Total);
        Assert.Equal(2, (await ReceivedAsync(AggregationPath)).Count);
    }

    [Fact]
    public async Task A_limit_that_stays_is_told_with_its_wait()
    {
        await StubTokenAsync();
        await StubAsync(AggregationPath, Refusal);

        var call = AggregateAsync();
        await WaitForTimerAsync(call, static left => left == TimeSpan.FromSeconds(1));
        Clock.Advance(TimeSpan.FromSeconds(1));
        var e = await Assert.ThrowsAsync<RateLimitedException>(() => call);

        Assert.Equal((TimeSpan.FromSeconds(1), "slow down"), (e.RetryAfter, e.Error.Message));
        Assert.Equal(2, (await ReceivedAsync(AggregationPath)).Count);
    }
}
