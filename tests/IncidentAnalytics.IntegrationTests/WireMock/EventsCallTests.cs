using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>The documented call of the events service with IAM's token, as a server outside of this project received and answered it.</summary>
public sealed class EventsCallTests(WireMockServer server) : WireMockTests(server)
{
    private const string DocumentedBody = """
        {
          "time_range" : "-1.-1.5",
          "step" : 60000
        }
        """;

    private const string DocumentedAnswer = """
        {
          "series" : [ {
            "event_severity" : "Minor",
            "values" : [ 0, 0, 0, 0, 0, 0 ]
          }, {
            "event_severity" : "Info",
            "values" : [ 0, 0, 0, 0, 0, 0 ]
          } ],
          "step" : 60000,
          "timestamps" : [ 1642820700000, 1642820760000, 1642820820000, 1642820880000, 1642820940000, 1642821000000 ]
        }
        """;

    private const string IamBody = """
        {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"your-user","password":"your-password","domain":{"name":"your-domain"}}}},
          "scope":{"project":{"id":"2a473356cca5487f8373be891bffc1cf"}}}}
        """;

    private const string Unavailable = """
        {
          "error_code" : "AOM.0503",
          "error_message" : "SC_NOT_IMPLEMENTED",
          "error_type" : "SC_NOT_IMPLEMENTED"
        }
        """;

    [Fact]
    public async Task Both_requests_are_the_documented_ones_and_the_answer_is_typed()
    {
        await StubIamAsync("MIIR-token");
        await StubAsync($$"""
            {
              "request": {
                "method": "POST",
                "url": "{{EventsPath}}",
                "headers": {
                  "X-Auth-Token": {"equalTo": "MIIR-token"},
                  "Content-Type": {"equalTo": "application/json"}
                },
                "bodyPatterns": [{"equalToJson": {{DocumentedBody}}}]
              },
              "response": {{Json(DocumentedAnswer)}}
            }
            """);

        var statistics = await CountAsync();

        Assert.Equal((TimeSpan.FromMinutes(1), 0L), (statistics.Step, statistics.Total));
        Assert.Equal(
            Enumerable.Range(0, 6).Select(static i => new DateTimeOffset(2022, 1, 22, 3, 5 + i, 0, TimeSpan.Zero)), statistics.Timestamps);
        Assert.Equal([EventSeverity.Minor, EventSeverity.Info], statistics.Series.Select(static s => s.Severity));
        Assert.All(statistics.Series, static s => Assert.Equal([0, 0, 0, 0, 0, 0], s.Values));
        Assert.Null(statistics.TotalOf(EventSeverity.Critical));

        var requests = await Server.GetRequestsAsync(Token);
        Assert.Equal([("POST", IamPath), ("POST", EventsPath)], requests.Select(static r => (r.Method, r.Path)));
        AssertContent(requests[0], IamBody);
        AssertContent(requests[1], DocumentedBody);
        Assert.False(requests[0].Headers.ContainsKey("X-Auth-Token"));
        Assert.False(requests[1].Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_token_that_the_service_no_longer_takes_is_renewed_once()
    {
        await StubAsync(IamPath, Issued("first"), then: Issued("second"));
        await StubAsync(EventsPath, Json("""{"error_code":"AOM.0401","error_message":"you dont have permission","error_type":"SC_UNAUTHORIZED"}""", 401), then: Json(DocumentedAnswer));

        await CountAsync();

        Assert.Equal(["first", "second"], (await ReceivedAsync(EventsPath)).Select(static r => r.Headers["X-Auth-Token"]));
        Assert.Equal(2, (await ReceivedAsync(IamPath)).Count);
    }

    [Fact]
    public async Task The_documented_503_is_final()
    {
        await StubIamAsync("MIIR-token");
        await StubAsync(EventsPath, Json(Unavailable, 503));

        var e = await Assert.ThrowsAsync<ServerErrorException>(CountAsync);

        Assert.Equal(("AOM.0503", "SC_NOT_IMPLEMENTED", "SC_NOT_IMPLEMENTED"), (e.Code, e.Error.Message, e.Error.Type));
        Assert.Single(await ReceivedAsync(EventsPath));
    }

    [Fact]
    public async Task A_503_of_a_proxy_is_repeated()
    {
        await StubIamAsync("MIIR-token");
        await StubAsync(EventsPath, """{"status": 503, "headers": {"Content-Type": "text/html"}, "body": "<html>Down for maintenance</html>"}""", then: Json(DocumentedAnswer));

        var call = CountAsync();
        await AdvanceToRetryAsync(call);
        await call;

        Assert.Equal(2, (await ReceivedAsync(EventsPath)).Count);
    }

    [Theory]
    [MemberData(nameof(ConnectionFaultTests.Faults), MemberType = typeof(ConnectionFaultTests))]
    public async Task A_broken_connection_is_repeated(string fault)
    {
        await StubIamAsync("MIIR-token");
        await StubAsync(EventsPath, $$"""{"fault": "{{fault}}"}""", then: Json(DocumentedAnswer));

        var call = CountAsync();
        await AdvanceToRetryAsync(call);
        await call;

        var sent = await ReceivedAsync(EventsPath);
        Assert.Equal(2, sent.Count);
        Assert.Equal(sent[0].Body, sent[1].Body);
    }

    private Task<EventStatistics> CountAsync() => Client.Events.GetStatisticsAsync(
        new() { Range = TimeRange.Last(TimeSpan.FromMinutes(5)), Step = TimeSpan.FromMinutes(1) }, cancellationToken: Token);

    private Task StubIamAsync(string token) => StubAsync(IamPath, Issued(token));

    /// <summary>IAM's success: 201, and the token in a header.</summary>
    private static string Issued(string token) => $$$"""
        {
          "status": 201,
          "headers": {"Content-Type": "application/json", "X-Subject-Token": "{{{token}}}"},
          "jsonBody": {"token": {"issued_at": "2024-06-01T10:20:30.000000Z", "expires_at": "2024-06-02T10:20:30.000000Z", "methods": ["password"]}}
        }
        """;

    private static void AssertContent(LoggedRequest request, string json)
    {
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(request.Body)), Encoding.UTF8.GetString(request.Body));
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(request.Body.Length.ToString(CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
        Assert.False(request.Headers.ContainsKey("Transfer-Encoding"));
    }
}
