using IncidentAnalytics.Client;
using WireMock.ResponseBuilders;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>Responses with status 429 and Retry-After.</summary>
public sealed class RateLimitTests : StubTests
{
    private static IResponseBuilder Refusal => Json("""{"status_code": 429, "detail": "slow down"}""", 429).WithHeader("Retry-After", "1");

    [Fact]
    public async Task AggregateAsync_WaitsForRetryAfter_AndNotAMillisecondLess()
    {
        StubToken();
        Stub(Post(AggregationPath), Refusal, then: Json(FourTickets));

        var call = AggregateAsync();
        await Clock.WaitForTimerAsync(call, static left => left == TimeSpan.FromSeconds(1));
        Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Single(Received(AggregationPath));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var tickets = await call;

        Assert.Equal(4, tickets.Total);
        Assert.Equal(2, Received(AggregationPath).Count);
    }

    [Fact]
    public async Task AggregateAsync_ThrowsWithRetryAfter_WhenTheLimitStays()
    {
        StubToken();
        Stub(Post(AggregationPath), Refusal);

        var call = AggregateAsync();
        await Clock.WaitForTimerAsync(call, static left => left == TimeSpan.FromSeconds(1));
        Clock.Advance(TimeSpan.FromSeconds(1));
        var e = await Assert.ThrowsAsync<RateLimitedException>(() => call);

        Assert.Equal((TimeSpan.FromSeconds(1), "slow down"), (e.RetryAfter, e.Error.Message));
        Assert.Equal(2, Received(AggregationPath).Count);
    }
}
