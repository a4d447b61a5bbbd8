using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Http;

public sealed class RequestTests
{
    private readonly ScriptedHandler _server = new();

    [Fact]
    public async Task AggregateAsync_SendsTokenClientIdAndContentLength()
    {
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server);

        await client.AggregateAsync(cancellationToken: TestContext.Current.CancellationToken);

        var request = Assert.Single(_server.Calls);
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Equal("https://monitoring.example.com/v3/tickets/aggs", request.Address.AbsoluteUri);
        Assert.Equal("Bearer token-1", request.Headers["Authorization"]);
        Assert.Equal("my client", request.Headers["client_id"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(request.Body!.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
        var version = typeof(IncidentAnalyticsClient).Assembly.GetName().Version!.ToString(3);
        Assert.StartsWith($"IncidentAnalytics.Client/{version} (.NET ", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal("application/json", request.Headers["Accept"]);
    }

    [Fact]
    public async Task BaseAddress_KeepsItsPath()
    {
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(
            _server,
            configure: static o =>
            {
                o.Tickets.BaseAddress = new Uri("https://gateway.example.com/incidents/v1/");
                o.Tickets.ClientId = "";
                o.UserAgent = "my-app/1.4";
            }
        );

        await client.AggregateAsync(cancellationToken: TestContext.Current.CancellationToken);

        var request = Assert.Single(_server.Calls);
        Assert.Equal("https://gateway.example.com/incidents/v1/v3/tickets/aggs", request.Address.AbsoluteUri);
        Assert.DoesNotContain("client_id", request.Headers.Keys);
        Assert.StartsWith("my-app/1.4 IncidentAnalytics.Client/", request.Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_SendsANewMessageWithTheSameBytes()
    {
        var clock = new FakeTimeProvider();
        _server.Respond(HttpStatusCode.BadGateway).Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, clock);

        var call = client.AggregateAsync(cancellationToken: TestContext.Current.CancellationToken);
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await call;

        Assert.Equal(2, _server.Calls.Count);
        Assert.NotSame(_server.Calls[0].Message, _server.Calls[1].Message);
        Assert.Equal(_server.Calls[0].Body, _server.Calls[1].Body);
    }

    [Fact]
    public async Task Headers_AreAddedToTheirCallOnly()
    {
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server);

        await client.AggregateAsync(
            new RequestOptions { Headers = new Dictionary<string, string> { ["X-Trace"] = "abc" } },
            TestContext.Current.CancellationToken
        );

        Assert.Equal("abc", Assert.Single(_server.Calls).Headers["X-Trace"]);
    }

    [Fact]
    public async Task Headers_AreCopied_WhenTheCallStarts()
    {
        var clock = new FakeTimeProvider();
        var headers = new Dictionary<string, string> { ["X-Trace"] = "abc" };
        _server.Respond(HttpStatusCode.BadGateway).Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, clock);

        var call = client.AggregateAsync(new RequestOptions { Headers = headers }, TestContext.Current.CancellationToken);
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(0.8));
        headers["X-Trace"] = "changed";
        headers["Authorization"] = "Basic x";
        clock.Advance(TimeSpan.FromSeconds(0.8));
        await call;

        Assert.All(_server.Calls, static c => Assert.Equal("abc", c.Headers["X-Trace"]));
        Assert.All(_server.Calls, static c => Assert.Equal("Bearer token-1", c.Headers["Authorization"]));
    }

    [Fact]
    public async Task Retry_DoesNotRepeatWhatAHandlerChangedInTheMessage()
    {
        _server
            .Respond(
                (request, _) =>
                {
                    request.Message.Content!.Headers.ContentType!.CharSet = "utf-8";
                    return Task.FromResult(ScriptedHandler.Json(TestClient.EmptyAnswer));
                }
            )
            .Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server);

        await client.AggregateAsync(cancellationToken: TestContext.Current.CancellationToken);
        await client.AggregateAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("application/json", _server.Calls[1].Headers["Content-Type"]);
    }

    [Theory]
    [InlineData("https://bücher.example:8443", "https://xn--bcher-kva.example:8443/v3/tickets/aggs")]
    [InlineData("http://[::1]:5080/", "http://[::1]:5080/v3/tickets/aggs")]
    [InlineData("https://gateway.example.com/a%2Fb//", "https://gateway.example.com/a%2Fb/v3/tickets/aggs")]
    public async Task BaseAddress_LeadsToTheEndpoint_WhateverItsForm(string address, string expected)
    {
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, configure: o => o.Tickets.BaseAddress = new Uri(address));

        await client.AggregateAsync(cancellationToken: TestContext.Current.CancellationToken);

        var sent = Assert.Single(_server.Calls).Address;
        Assert.Equal(
            expected,
            $"{sent.Scheme}://{(sent.HostNameType == UriHostNameType.IPv6 ? sent.Host : sent.IdnHost)}:{sent.Port}{sent.PathAndQuery}".Replace(
                ":443/",
                "/",
                StringComparison.Ordinal
            )
        );
    }

    public static TheoryData<RequestOptions, string> BadOptions() =>
        new()
        {
            {
                new RequestOptions { Timeout = TimeSpan.Zero },
                "options.Timeout"
            },
            {
                new RequestOptions { Timeout = TimeSpan.MaxValue },
                "options.Timeout"
            },
            {
                new RequestOptions { Timeout = Timeout.InfiniteTimeSpan },
                "options.Timeout"
            },
            {
                new RequestOptions { AttemptTimeout = TimeSpan.FromSeconds(-1) },
                "options.AttemptTimeout"
            },
            {
                new RequestOptions { AttemptTimeout = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1) },
                "options.AttemptTimeout"
            },
            {
                new RequestOptions { MaxRetries = -1 },
                "options.MaxRetries"
            },
            {
                new RequestOptions { MaxRetries = 11 },
                "options.MaxRetries"
            },
        };

    [Theory]
    [MemberData(nameof(BadOptions), DisableDiscoveryEnumeration = true)]
    public async Task RequestOptions_AreRefusedBeforeSending_WhenTheyAreOutOfRange(RequestOptions options, string parameter)
    {
        using var client = TestClient.Create(_server);

        var e = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            client.AggregateAsync(options, TestContext.Current.CancellationToken)
        );

        Assert.Equal(parameter, e.ParamName);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Call_NamesTheMissingOption_WhenTheServiceIsNotConfigured()
    {
        using var client = TestClient.Create(
            _server,
            configure: static o =>
            {
                o.Tickets.BaseAddress = null;
                o.Tickets.Credential = null;
                o.Sonar.BaseAddress = new Uri("https://sonar.example.com");
                o.Sonar.Credential = Credential.Bearer("t");
            }
        );

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.AggregateAsync(cancellationToken: TestContext.Current.CancellationToken)
        );

        Assert.Contains("Tickets.BaseAddress", e.Message, StringComparison.Ordinal);
    }
}
