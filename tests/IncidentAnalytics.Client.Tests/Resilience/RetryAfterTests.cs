using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

/// <summary>The Retry-After header in every form. The clock is Mon, 02 Mar 2026 12:00:00 GMT.</summary>
public sealed class RetryAfterTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5, "3", "5")]
    [InlineData(5, "5", "3")]
    [InlineData(3, "3", "3")]
    [InlineData(4, "4, 2")]
    [InlineData(4, "2,4")]
    [InlineData(4, "2 , 4 ,")]
    [InlineData(7, "4, 2", "7")]
    [InlineData(6, "Mon, 02 Mar 2026 12:00:06 GMT", "Mon, 02 Mar 2026 12:00:06 GMT")]
    [InlineData(9, "Mon, 02 Mar 2026 12:00:06 GMT", "Mon, 02 Mar 2026 12:00:09 GMT")]
    [InlineData(9, "Mon, 02 Mar 2026 12:00:06 GMT, Mon, 02 Mar 2026 12:00:09 GMT")]
    [InlineData(9, "Mon, 02 Mar 2026 12:00:06 GMT, 9")]
    [InlineData(9, "9, Monday, 02-Mar-26 12:00:06 GMT")]
    [InlineData(8, "soon, 8")]
    [InlineData(8, "8, soon")]
    [InlineData(8, "soon", "8")]
    [InlineData(8, "", "8")]
    [InlineData(8, "-1, 8")]
    [InlineData(1.5, "1.5")]
    [InlineData(6, " 6 ")]
    [InlineData(6, "Mon, 2 Mar 2026 12:00:06 GMT")]
    [InlineData(6, "Mon, 02 Mar 2026 21:00:06 +09:00")]
    [InlineData(6, "Monday, 02-Mar-26 12:00:06 GMT")]
    [InlineData(6, "Mon Mar  2 12:00:06 2026")]
    [InlineData(6, "Tue, 02 Mar 2026 12:00:06 GMT")]
    [InlineData(6, "02 Mar 2026 12:00:06 GMT")]
    [InlineData(6, "Mon, 02 Mar 2026 12:00:06 UTC")]
    [InlineData(6, "2026-03-02T12:00:06Z")]
    [InlineData(6, "mon, 02 mar 2026 12:00:06 gmt")]
    public async Task AggregateAsync_WaitsTheLongestRetryAfter(double seconds, params string[] values)
    {
        var second = TimeSpan.Zero;
        var server = Throttling(values)
            .Respond(
                (_, _) =>
                {
                    second = _clock.GetUtcNow() - new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
                    return Task.FromResult(ScriptedHandler.Json(TestClient.EmptyAnswer));
                }
            );
        using var client = Create(server);

        var call = client.AggregateAsync(cancellationToken: Token);
        await AdvanceToRetryAsync();
        await call;

        Assert.Equal(TimeSpan.FromSeconds(seconds), second);
    }

    /// <summary>Invalid values and past instants give the default wait of 0.8 s.</summary>
    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("1e9")]
    [InlineData("Mon")]
    [InlineData("Mon, Mon, Mon")]
    [InlineData("NaN")]
    [InlineData("0")]
    [InlineData("Mon, 02 Mar 2026 11:00:00 GMT")]
    public async Task AggregateAsync_WaitsItsOwnTime_WithoutAUsableRetryAfter(string value)
    {
        var server = Throttling(value).Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = Create(server);

        var call = client.AggregateAsync(cancellationToken: Token);
        var wait = await AdvanceToRetryAsync();
        await call;

        Assert.Equal((TimeSpan.FromSeconds(0.8), 2), (wait, server.Calls.Count));
    }

    [Fact]
    public async Task AggregateAsync_ReadsARetryAfterDateByTheServersClock()
    {
        var server = new ScriptedHandler().Respond(
            HttpStatusCode.TooManyRequests,
            "{}",
            static r =>
            {
                r.Headers.TryAddWithoutValidation("Date", "Mon, 02 Mar 2026 11:00:00 GMT");
                r.Headers.TryAddWithoutValidation("Retry-After", "Mon, 02 Mar 2026 11:00:07 GMT");
            }
        );
        using var client = Create(server, maxRetries: 0);

        var e = await Assert.ThrowsAsync<RateLimitedException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal(TimeSpan.FromSeconds(7), e.RetryAfter);
        Assert.EndsWith("[retry after 7 s] (1 attempt, 0.0 s)", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    public async Task AggregateAsync_FailsAtOnce_WhenTheLongestRetryAfterDoesNotFitIntoTheTimeout(int seconds)
    {
        var server = Throttling("1", FormattableString.Invariant($"{seconds}"));
        using var client = Create(server);

        var e = await Assert.ThrowsAsync<RateLimitedException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal((TimeSpan.FromSeconds(seconds), 1), (e.RetryAfter, server.Calls.Count));
    }

    [Fact]
    public async Task RetryAfter_IsBoundedWhateverTheServerSends()
    {
        var server = Throttling(new string('9', 400) + "," + string.Join(',', Enumerable.Repeat("1", 10_000)));
        using var client = Create(server);

        var e = await Assert.ThrowsAsync<RateLimitedException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal(TimeSpan.FromDays(365), e.RetryAfter);
    }

    /// <summary>Waits for the pause between the attempts, whose timer is the only one below the timeouts.</summary>
    private async Task<TimeSpan> AdvanceToRetryAsync()
    {
        var pause = TimeSpan.Zero;
        await _clock.WaitForTimerAsync(left =>
        {
            pause = left;
            return left < TimeSpan.FromSeconds(30);
        });
        _clock.Advance(pause);
        return pause;
    }

    private static ScriptedHandler Throttling(params string[] values) =>
        new ScriptedHandler().Respond(
            HttpStatusCode.TooManyRequests,
            "{}",
            r =>
            {
                foreach (var value in values)
                    r.Headers.TryAddWithoutValidation("Retry-After", value);
            }
        );

    private IncidentAnalyticsClient Create(ScriptedHandler server, int maxRetries = 1) =>
        AllServices.Create(server, _clock, o => o.Tickets.MaxRetries = maxRetries);
}
