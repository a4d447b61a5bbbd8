using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using IncidentAnalytics.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>A client in front of its own WireMock.Net server, whose responses each test stubs.</summary>
public abstract class StubTests : ClientTests
{
    private protected StubTests()
        : this(
            WireMockServer.Start(
                new WireMockServerSettings
                {
                    Urls = ["http://127.0.0.1:0"],

                    // A comma within a value is a comma.
                    QueryParameterMultipleValueSupport = QueryParameterMultipleValueSupport.NoComma,
                }
            )
        ) { }

    private StubTests(WireMockServer server)
        : base(new Uri(server.Url!)) => Server = server;

    private protected WireMockServer Server { get; }

    /// <summary>The requests received so far, first to last, stubbed or not.</summary>
    private protected IReadOnlyList<WireRequest> Requests =>
        [
            .. Server
                .LogEntries.Select(static entry => entry.RequestMessage!)
                .Select(static request => new WireRequest(
                    request.Method,
                    request.Path + request.RawQuery,
                    request.Headers!.ToDictionary(
                        static h => h.Key,
                        static h => string.Join(", ", h.Value),
                        StringComparer.OrdinalIgnoreCase
                    ),
                    request.BodyAsBytes ?? []
                )),
        ];

    private protected override ValueTask StopAsync()
    {
        Server.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected static IRequestBuilder Post(string path) => Request.Create().UsingPost().WithPath(path);

    private protected static IRequestBuilder Get(string path) => Request.Create().UsingGet().WithPath(path);

    private protected static IResponseBuilder Json(string body, int status = 200) =>
        Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(body);

    private protected static IResponseBuilder Html(string body, int status = 200) =>
        Response.Create().WithStatusCode(status).WithHeader("Content-Type", "text/html").WithBody(body);

    /// <summary>IAM's success: 201, and the token in a header.</summary>
    private protected static IResponseBuilder Issued(string token) => Json(IamToken, 201).WithHeader("X-Subject-Token", token);

    /// <summary>Stubs the response to a request.</summary>
    private protected void Stub(IRequestBuilder request, IResponseBuilder response) => Server.Given(request).RespondWith(response);

    /// <summary>Stubs the response to the first matching request and another one to all others.</summary>
    private protected void Stub(IRequestBuilder request, IResponseBuilder first, IResponseBuilder then)
    {
        var scenario = Guid.NewGuid().ToString();
        Server.Given(request).InScenario(scenario).WillSetStateTo("answered").RespondWith(first);
        Server.Given(request).InScenario(scenario).WhenStateIs("answered").RespondWith(then);
    }

    private protected void StubToken() => Stub(Post(TokenPath), Json(AccessToken));

    private protected void StubIam() => Stub(Post(IamPath).WithParam("nocatalog", "true"), Issued("MIIR-token"));

    private protected IReadOnlyList<WireRequest> Received(string path) => [.. Requests.Where(r => r.Path == path)];

    /// <summary>Asserts that a request has exactly this body and its length.</summary>
    private protected static void AssertBody(WireRequest request, string contentType, string body)
    {
        Assert.Equal(body, Encoding.UTF8.GetString(request.Body));
        AssertInOnePiece(request, contentType);
    }

    /// <summary>Asserts that a request has a body equal to this JSON and its length.</summary>
    private protected static void AssertJson(WireRequest request, string json)
    {
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(request.Body)), Encoding.UTF8.GetString(request.Body));
        AssertInOnePiece(request, "application/json");
    }

    private static void AssertInOnePiece(WireRequest request, string contentType)
    {
        Assert.Equal(contentType, request.Headers["Content-Type"]);
        Assert.Equal(request.Body.Length.ToString(CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
        Assert.False(request.Headers.ContainsKey("Transfer-Encoding"));
    }
}
