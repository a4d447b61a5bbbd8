using System.Net;
using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Transport;

/// <summary>HTTP/2, which users turn on at the HTTP clients.</summary>
public sealed class Http2Tests : TransportTests
{
    private const int CallCount = 64;

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1")]
    public async Task AggregateAsync_UsesTheVersionThatIsNegotiated(HttpProtocols protocols, string expected)
    {
        var gateway = await StartGatewayAsync(listen =>
        {
            listen.Protocols = protocols;
            listen.UseHttps(Authority.IssueForLoopback());
        });
        var client = CreateClient(
            gateway.Address,
            handler => handler.SslOptions = Authority.CreateClientOptions(),
            static http => http.DefaultRequestVersion = HttpVersion.Version20
        );

        await AggregateAsync(client);

        Assert.Equal(
            [("/oauth2/token", expected), ("/v3/tickets/aggs", expected)],
            gateway.Requests.Select(static r => (r.Target, r.Protocol))
        );
    }

    [Fact]
    public async Task Create_UsesTheVersionOfItsHandler()
    {
        var gateway = await StartGatewayAsync(static listen => listen.Protocols = HttpProtocols.Http2);
        using var handler = new Http2Handler();
        await using var client = IncidentAnalyticsClient.Create(o =>
        {
            o.HttpMessageHandler = handler;
            o.Sonar.BaseAddress = gateway.Address;
            o.Sonar.Credential = Credential.Bearer(ReferenceCredentials.SonarApiKey);
        });

        await client.Sonar.CountTicketsAsync(cancellationToken: Token);

        Assert.Equal("HTTP/2", Assert.Single(gateway.Requests).Protocol);
    }

    [Fact]
    public async Task Calls_ThrowConnectionException_WhenTheServerDoesNotSupportTheDemandedVersion()
    {
        var gateway = await StartGatewayAsync(listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(Authority.IssueForLoopback());
        });
        var client = CreateClient(gateway.Address, handler => handler.SslOptions = Authority.CreateClientOptions(), UseOnlyHttp2);

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => AggregateAsync(client));

        Assert.Contains($"no TLS connection to {gateway.Address.Authority} could be made", e.Message, StringComparison.Ordinal);
        Assert.False(e.WasSent);
        Assert.Empty(gateway.Requests);
    }

    [Fact]
    public async Task Calls_ShareOneConnection_AndEndAlone_WhenOneIsCanceled()
    {
        var (arrived, aborted) = (new CountdownEvent(CallCount), new TaskCompletionSource<string>());
        var (allArrived, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var gateway = await StartGatewayAsync(static listen => listen.Protocols = HttpProtocols.Http2);
        gateway.BeforeForward = async context =>
        {
            context.RequestAborted.Register(() => aborted.TrySetResult(context.Request.Path));
            if (arrived.Signal())
                allArrived.SetResult();
            await release.Task;
        };
        var client = CreateClient(gateway.Address, http: UseOnlyHttp2);
        using var cancellation = new CancellationTokenSource();

        var canceled = client.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: cancellation.Token);
        var others = Enumerable.Range(1, CallCount - 1).Select(_ => client.Sonar.CountTicketsAsync(cancellationToken: Token)).ToArray();
        await Task.WhenAny(allArrived.Task, canceled);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        var abortedPath = await aborted.Task;
        release.SetResult();
        var counts = await Task.WhenAll(others);

        Assert.EndsWith("/kpi-metrics/summary/", abortedPath, StringComparison.Ordinal);
        Assert.Single(counts.Distinct());
        Assert.Equal(2, gateway.Requests.Select(static r => r.Connection).Distinct().Count()); // one per service
        arrived.Dispose();
    }

    [Fact]
    public async Task Calls_Wait_WhenTheServerLimitsConcurrentStreams()
    {
        const int MaxStreams = 4;
        var (running, most) = (0, 0);
        var gateway = await StartGatewayAsync(static listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.KestrelServerOptions.Limits.Http2.MaxStreamsPerConnection = MaxStreams;
        });
        var full = new TaskCompletionSource();
        gateway.BeforeForward = async _ =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            if (now == MaxStreams)
                full.TrySetResult();
            await full.Task;
            Interlocked.Decrement(ref running);
        };
        var client = CreateClient(gateway.Address, http: UseOnlyHttp2);

        var counts = await Task.WhenAll(
            Enumerable.Range(0, CallCount).Select(_ => client.Sonar.CountTicketsAsync(cancellationToken: Token))
        );

        Assert.Single(counts.Distinct());
        Assert.Equal(MaxStreams, most);
        Assert.Equal(CallCount, gateway.Requests.Count);
        Assert.Single(gateway.Requests.Select(static r => r.Connection).Distinct());
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; )
            seen = Interlocked.CompareExchange(ref most, value, seen) is var found && found == seen ? value : found;
    }

    private sealed class Http2Handler() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
