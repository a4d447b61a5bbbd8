using System.Net;
using IncidentAnalytics.Client.Tests.Analytics;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Http;

public sealed class OnResponseTests
{
    private readonly ScriptedHandler _server = new();
    private readonly List<ResponseInfo> _seen = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RequestOptions Options => new() { OnResponse = _seen.Add };

    public static TheoryData<IncidentAnalyticsService> Services => [.. Enum.GetValues<IncidentAnalyticsService>()];

    public static TheoryData<Exception> Thrown =>
        [new InvalidOperationException("mine"), new HttpRequestException("mine"), new OperationCanceledException("mine")];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OnResponse_GivesStatusHeadersRequestIdAttemptsAndDuration_OnClientsAndInterfaces(bool usesInterface)
    {
        var clock = new FakeTimeProvider();
        _server
            .Respond(HttpStatusCode.BadGateway)
            .Respond(HttpStatusCode.Accepted, TestClient.EmptyAnswer, static r => r.Headers.Add("X-Request-Id", "req-9"));
        using var client = TestClient.Create(_server, clock);

        Task call = usesInterface
            ? client.Tickets.Api.AggregateAsync(new() { Application = "atr" }, "id", Options, Token)
            : client.AggregateAsync(Options, Token);
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(0.8));
        Assert.Empty(_seen);
        clock.Advance(TimeSpan.FromSeconds(0.8));
        await call;

        var response = Assert.Single(_seen);
        Assert.Equal((HttpStatusCode.Accepted, "req-9", 2), (response.StatusCode, response.RequestId, response.Attempts));
        Assert.Equal("req-9", Assert.Single(response.Headers.GetValues("X-Request-Id")));
        Assert.Equal(TimeSpan.FromSeconds(0.8), response.Elapsed);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task OnResponse_IsCalledOncePerCall_OnClientsAndInterfacesOfAllServices(IncidentAnalyticsService service)
    {
        var called = AllServices.GetCall(service);
        _server
            .Respond(HttpStatusCode.OK, called.Answer, static r => r.Headers.Add("X-Request-Id", "1"))
            .Respond(HttpStatusCode.OK, called.Answer, static r => r.Headers.Add("X-Request-Id", "2"));
        using var client = TestClient.Create(_server, configure: AllServices.Configure);

        await called.CallAsync(client, Options, Token);
        await called.CallApiAsync(client, Options, Token);

        Assert.Equal(["1", "2"], _seen.Select(static r => r.RequestId));
    }

    [Fact]
    public async Task OnResponse_IsCalledOncePerPage()
    {
        _server
            .Respond(
                HttpStatusCode.OK,
                """{"count":2,"next":"?page=2","results":[{"id":"a"}]}""",
                static r => r.Headers.Add("X-Request-Id", "1")
            )
            .Respond(
                HttpStatusCode.OK,
                """{"count":2,"next":null,"results":[{"id":"b"}]}""",
                static r => r.Headers.Add("X-Request-Id", "2")
            );
        using var client = AnalyticsTestClient.Create(_server);

        await client.Analytics.KpiMetrics.ListAsync(options: Options, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(["1", "2"], _seen.Select(static r => r.RequestId));
    }

    [Fact]
    public async Task OnResponse_IsNotCalledForAFailure()
    {
        _server.Respond(HttpStatusCode.NotFound);
        using var client = TestClient.Create(_server);

        await Assert.ThrowsAsync<NotFoundException>(() => client.AggregateAsync(Options, Token));

        Assert.Empty(_seen);
    }

    [Theory]
    [MemberData(nameof(Thrown), DisableDiscoveryEnumeration = true)]
    public async Task OnResponse_ThatThrows_EndsTheCallWithThatVeryException(Exception thrown)
    {
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server);
        using var cancellation = new CancellationTokenSource();

        var e = await Assert.ThrowsAnyAsync<Exception>(() =>
            client.AggregateAsync(
                new RequestOptions
                {
                    OnResponse = _ =>
                    {
                        cancellation.Cancel();
                        throw thrown;
                    },
                },
                cancellation.Token
            )
        );

        Assert.Same(thrown, e);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public void ResponseInfo_CanBeMadeByTests()
    {
        var response = new ResponseInfo(HttpStatusCode.OK, requestId: "r", attempts: 3, elapsed: TimeSpan.FromSeconds(1));

        Assert.Equal(("r", 3, TimeSpan.FromSeconds(1)), (response.RequestId, response.Attempts, response.Elapsed));
        Assert.Empty(response.Headers);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ResponseInfo(HttpStatusCode.OK, attempts: 0));
    }
}
