using IncidentAnalytics.Client;
using WireMock.Matchers;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>The requests of the events service with IAM's token, and its retries.</summary>
public sealed class EventsCallTests : StubTests
{
    private const string DocumentedBody = """
        {
          "time_range" : "-1.-1.5",
          "step" : 60000
        }
        """;

    private const string IamBody = """
        {"auth":{"identity":{"methods":["password"],
          "password":{"user":{"name":"your-user","password":"your-password","domain":{"name":"your-domain"}}}},
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
    public async Task GetStatisticsAsync_SendsTheDocumentedRequests()
    {
        StubIam();
        Stub(
            Post(EventsPath)
                .WithHeader("X-Auth-Token", new ExactMatcher("MIIR-token"))
                .WithHeader("Content-Type", new ExactMatcher("application/json"))
                .WithBody(new JsonMatcher(DocumentedBody)),
            Json(NoEvents)
        );

        await CountEventsAsync();

        var requests = Requests;
        Assert.Equal([("POST", IamPath + "?nocatalog=true"), ("POST", EventsPath)], requests.Select(static r => (r.Method, r.Target)));
        AssertJson(requests[0], IamBody);
        AssertJson(requests[1], DocumentedBody);
        Assert.False(requests[0].Headers.ContainsKey("X-Auth-Token"));
        Assert.False(requests[1].Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task GetStatisticsAsync_RenewsTheTokenOnce_AfterThe401()
    {
        Stub(Post(IamPath), Issued("first"), then: Issued("second"));
        Stub(
            Post(EventsPath),
            Json("""{"error_code":"AOM.0401","error_message":"you dont have permission","error_type":"SC_UNAUTHORIZED"}""", 401),
            then: Json(NoEvents)
        );

        await CountEventsAsync();

        Assert.Equal(["first", "second"], Received(EventsPath).Select(static r => r.Headers["X-Auth-Token"]));
        Assert.Equal(2, Received(IamPath).Count);
    }

    [Fact]
    public async Task GetStatisticsAsync_DoesNotRetry_TheDocumented503()
    {
        StubIam();
        Stub(Post(EventsPath), Json(Unavailable, 503));

        var e = await Assert.ThrowsAsync<ServerErrorException>(CountEventsAsync);

        Assert.Equal(("AOM.0503", "SC_NOT_IMPLEMENTED", "SC_NOT_IMPLEMENTED"), (e.Code, e.Error.Message, e.Error.Type));
        Assert.Single(Received(EventsPath));
    }

    [Fact]
    public async Task GetStatisticsAsync_Retries_A503OfAProxy()
    {
        StubIam();
        Stub(Post(EventsPath), Html("<html>Down for maintenance</html>", 503), then: Json(NoEvents));

        var call = CountEventsAsync();
        await Clock.AdvanceToRetryAsync(call);
        await call;

        Assert.Equal(2, Received(EventsPath).Count);
    }
}
