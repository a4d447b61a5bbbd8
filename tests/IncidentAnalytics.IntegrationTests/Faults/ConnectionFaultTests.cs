using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Faults;

/// <summary>
/// Broken connections. The token request leaves an idle connection, on which an HTTP stack could repeat a call: the received requests show
/// that none was sent more often than the client reports.
/// </summary>
public sealed class ConnectionFaultTests : FaultTests
{
    [Theory]
    [MemberData(nameof(BrokenConnections))]
    public async Task AggregateAsync_RetriesOnce_AfterABrokenConnection(string fault)
    {
        AnswerTokenRequests();
        Server.On(AggregationPath, Broken(fault), Reaction.Answer(FourTickets));

        var call = AggregateAsync();
        await Clock.AdvanceToRetryAsync(call);
        var tickets = await call;

        Assert.Equal(4, tickets.Total);
        AssertSentTwiceAlike(Received(AggregationPath));
    }

    [Theory]
    [MemberData(nameof(BrokenConnections))]
    public async Task AggregateAsync_ThrowsConnectionException_WhenEveryConnectionBreaks(string fault)
    {
        AnswerTokenRequests();
        Server.On(AggregationPath, Broken(fault));

        var call = AggregateAsync();
        await Clock.AdvanceToRetryAsync(call);
        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => call);

        Assert.True(e.WasSent);
        Assert.Equal("tickets.aggregate", e.Operation);
        Assert.Equal(["connection", "connection"], e.Attempts.Select(static a => a.Outcome));
        Assert.Equal(2, Received(AggregationPath).Count);
    }

    [Theory]
    [MemberData(nameof(BrokenConnections))]
    public async Task AggregateAsync_RepeatsTheTokenRequest_AfterABrokenConnection(string fault)
    {
        Server.On(TokenPath, Broken(fault), Reaction.Answer("""{"access_token": "second", "expires_in": 3600}"""));
        Server.On(AggregationPath, Reaction.Answer(FourTickets));

        var call = AggregateAsync();
        await Clock.AdvanceToRetryAsync(call);
        await call;

        AssertSentTwiceAlike(Received(TokenPath));
        Assert.Equal("Bearer second", Assert.Single(Received(AggregationPath)).Headers["Authorization"]);
    }

    [Theory]
    [MemberData(nameof(BrokenConnections))]
    public async Task GetStatisticsAsync_RetriesOnce_AfterABrokenConnection(string fault)
    {
        AnswerTokenRequests();
        Server.On(EventsPath, Broken(fault), Reaction.Answer(NoEvents));

        var call = CountEventsAsync();
        await Clock.AdvanceToRetryAsync(call);
        await call;

        AssertSentTwiceAlike(Received(EventsPath));
    }

    [Theory]
    [MemberData(nameof(BrokenConnections))]
    public async Task ListTicketsAsync_LosesNoTicket_WhenTheConnectionBreaksOnAPage(string fault)
    {
        Server.On(SonarPath, Page(0, 2), Broken(fault), Page(2, 2), Page(4, 1));

        var run = Client.Sonar.ListTicketsAsync(new() { PageSize = 2 }, cancellationToken: Token).ToListAsync(Token);
        var retry = Clock.AdvanceToRetryAsync(run);

        // A GET that was not answered at all on a kept connection is repeated by .NET itself, without a wait.
        await Task.WhenAny(retry, run);
        var tickets = await run;

        Assert.Equal([1, 2, 3, 4, 5], tickets.Select(static t => t.Id));
        Assert.Equal([0, 2, 2, 4], Server.Requests.Select(static r => Offset(r.Target)));
    }

    private static void AssertSentTwiceAlike(IReadOnlyList<WireRequest> requests)
    {
        Assert.Equal(2, requests.Count);
        Assert.Equal(requests[0].Body, requests[1].Body);
    }

    /// <summary>A page of a list of five tickets, numbered from 1.</summary>
    private static Reaction Page(int offset, int count) =>
        Reaction.Answer(
            new JsonObject
            {
                ["total"] = 5,
                ["tickets"] = new JsonArray([.. Enumerable.Range(offset + 1, count).Select(static id => new JsonObject { ["id"] = id })]),
            }.ToJsonString()
        );

    private static int Offset(string address) =>
        int.Parse(address.Split("offset=")[1].Split('&')[0], NumberStyles.None, CultureInfo.InvariantCulture);
}
