using IncidentAnalytics.Client;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Faults;

/// <summary>Slow and silent servers.</summary>
public sealed class SlowServerTests : FaultTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task AggregateAsync_ReadsAnAnswer_ThatComesInSmallPieces(int chunkBytes)
    {
        AnswerTokenRequests();
        Server.On(AggregationPath, Reaction.Dribble(FourTickets, chunkBytes));

        Assert.Equal(4, (await AggregateAsync()).Total);
    }

    [Fact]
    public async Task AggregateAsync_ThrowsTimeout_WhenTheTokenEndpointDoesNotAnswer()
    {
        Server.On(TokenPath, Reaction.Silence);
        Server.On(AggregationPath, Reaction.Answer(FourTickets));

        var call = Client.Tickets.AggregateAsync(AggregationRequest(), new RequestOptions { Timeout = TimeSpan.FromSeconds(3) }, Token);
        await Server.WaitForRequestsAsync(1);
        Clock.Advance(TimeSpan.FromSeconds(3));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        Assert.False(e.IsAttemptTimeout);
        Assert.Empty(Received(AggregationPath));
    }

    [Fact]
    public async Task AggregateAsync_ThrowsAttemptTimeout_WhenTheServiceDoesNotAnswer()
    {
        AnswerTokenRequests();
        Server.On(AggregationPath, Reaction.Silence);

        var call = Client.Tickets.AggregateAsync(
            AggregationRequest(),
            new RequestOptions { AttemptTimeout = TimeSpan.FromSeconds(3), MaxRetries = 0 },
            Token
        );
        await Server.WaitForRequestsAsync(2);
        Clock.Advance(TimeSpan.FromSeconds(3));
        var e = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);

        Assert.True(e.IsAttemptTimeout);
        Assert.Equal("tickets.aggregate", e.Operation);
    }
}
