using IncidentAnalytics.Client;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>
/// WireMock's own faults. The token request has left a kept connection behind, on which an HTTP stack might repeat a call by
/// itself: the journal shows that none was sent more often than the client says.
/// </summary>
public sealed class ConnectionFaultTests(WireMockServer server) : WireMockTests(server)
{
    public static TheoryData<string> Faults =>
        ["EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE", "CONNECTION_RESET_BY_PEER"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_broken_connection_is_repeated(string fault)
    {
        await StubTokenAsync();
        await StubAsync(AggregationPath, $$"""{"fault": "{{fault}}"}""", then: Json(FourTickets));

        var call = AggregateAsync();
        await AdvanceToRetryAsync(call);
        var tickets = await call;

        Assert.Equal(4, tickets.Total);
        var sent = await ReceivedAsync(AggregationPath);
        Assert.Equal(2, sent.Count);
        Assert.Equal(sent[0].Body, sent[1].Body);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_connection_that_breaks_every_time_is_a_connection_error(string fault)
    {
        await StubTokenAsync();
        await StubAsync(AggregationPath, $$"""{"fault": "{{fault}}"}""");

        var call = AggregateAsync();
        await AdvanceToRetryAsync(call);
        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => call);

        Assert.True(e.WasSent);
        Assert.Equal("tickets.aggregate", e.Operation);
        Assert.Equal(["connection", "connection"], e.Attempts.Select(static a => a.Outcome));
        Assert.Equal(2, (await ReceivedAsync(AggregationPath)).Count);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_token_request_on_a_broken_connection_is_repeated(string fault)
    {
        await StubAsync(TokenPath, $$"""{"fault": "{{fault}}"}""", then: Json("""{"access_token": "second", "expires_in": 3600}"""));
        await StubAsync(AggregationPath, Json(FourTickets));

        var call = AggregateAsync();
        await AdvanceToRetryAsync(call);
        await call;

        Assert.Equal(2, (await ReceivedAsync(TokenPath)).Count);
        Assert.Equal("Bearer second", Assert.Single(await ReceivedAsync(AggregationPath)).Headers["Authorization"]);
    }
}
