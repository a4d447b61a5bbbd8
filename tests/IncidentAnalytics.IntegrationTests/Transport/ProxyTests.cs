using System.Net;
using System.Text;
using IncidentAnalytics.Client;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Transport;

/// <summary>Calls through an HTTP proxy, with its password and without, and proxies that refuse.</summary>
public sealed class ProxyTests : TransportTests
{
    private const string Password = "Pr0xy-s3cret";

    public static TheoryData<string, string> Refusals =>
        new()
        {
            { "HTTP/1.1 407 -\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n", "407" },
            { "HTTP/1.1 403 -\r\nContent-Length: 0\r\n\r\n", "403" },
            { "HTTP/1.1 502 -\r\nContent-Length: 6\r\n\r\nnobody", "502" },
        };

    [Theory]
    [InlineData(null)]
    [InlineData("user:" + Password)]
    public async Task Calls_GoThroughTheTunnelOfAProxy(string? login)
    {
        var gateway = await StartGatewayAsync(listen => listen.UseHttps(Authority.IssueForLoopback()));
        var proxy = Own(new Proxy { Login = login });
        var client = CreateClient(gateway.Address, handler => Use(handler, proxy.Address, login));

        var tickets = await AggregateAsync(client);

        Assert.True(tickets.Total > 0);
        Assert.Equal(2, gateway.Requests.Count);
        Assert.All(proxy.Heads, head => Assert.StartsWith($"CONNECT {gateway.Address.Authority} ", head, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("user:" + Password)]
    public async Task Calls_AreForwardedByAProxy_WithoutTls(string? login)
    {
        var gateway = await StartGatewayAsync(static _ => { });
        var proxy = Own(new Proxy { Login = login });
        var client = CreateClient(gateway.Address, handler => Use(handler, proxy.Address, login));

        await client.Sonar.CountTicketsAsync(cancellationToken: Token);

        Assert.StartsWith($"GET {gateway.Address}api/sonar/tickets", proxy.Heads[^1], StringComparison.Ordinal);
        Assert.Single(gateway.Requests);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Calls_ThrowConnectionException_WhenTheProxyRefuses(string refusal, string reason)
    {
        var gateway = await StartGatewayAsync(listen => listen.UseHttps(Authority.IssueForLoopback()));
        var proxy = Own(new Proxy { Refusal = refusal });
        var client = CreateClient(
            gateway.Address,
            handler => Use(handler, new UriBuilder(proxy.Address) { UserName = "user", Password = Password }.Uri, "user:" + Password)
        );

        var call = await Assert.ThrowsAsync<ApiConnectionException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));
        var token = await Assert.ThrowsAsync<ApiConnectionException>(() => AggregateAsync(client));

        foreach (var e in new[] { call, token })
        {
            Assert.Contains($"the proxy opened no tunnel to {gateway.Address.Authority}", e.Message, StringComparison.Ordinal);
            Assert.Contains(reason, e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Password, e.ToString(), StringComparison.Ordinal);
            Assert.False(e.WasSent);
        }

        Assert.Empty(gateway.Requests);
    }

    /// <summary>The platform does not tell an HTTP proxy that breaks from a service that does: the request may have been sent.</summary>
    [Theory]
    [InlineData("http", "")]
    [InlineData("http", "SSH-2.0-OpenSSH_9.2\r\n\r\n")]
    [InlineData("socks5", "\u0005\u00FF")]
    [InlineData("socks5", "")]
    public async Task Calls_ThrowConnectionException_WhenTheProxyBreaks(string scheme, string answer)
    {
        var gateway = await StartGatewayAsync(listen => listen.UseHttps(Authority.IssueForLoopback()));
        await using var proxy = new SocketServer(
            async (socket, stopped) =>
            {
                await socket.ReadAtLeastAsync(new byte[3], 3, throwOnEndOfStream: false, stopped);
                await socket.WriteAsync(Encoding.Latin1.GetBytes(answer), stopped);
            }
        );
        var address = new UriBuilder(scheme, "127.0.0.1", proxy.Port) { UserName = "user", Password = Password }.Uri;
        var client = CreateClient(gateway.Address, handler => Use(handler, address, "user:" + Password));

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Equal(scheme == "http", e.WasSent);
        Assert.DoesNotContain(Password, e.ToString(), StringComparison.Ordinal);
        Assert.Empty(gateway.Requests);
    }

    [Fact]
    public async Task Calls_ThrowApiException_WhenAProxyForHttpRefuses()
    {
        var proxy = Own(new Proxy { Login = "other:" + Password });
        var client = CreateClient(new Uri("http://127.0.0.1:1"), handler => Use(handler, proxy.Address, "user:" + Password));

        var e = await Assert.ThrowsAsync<ApiException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Equal(HttpStatusCode.ProxyAuthenticationRequired, e.StatusCode);
        Assert.DoesNotContain(Password, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_ThrowConnectionException_WhenThereIsNoProxy()
    {
        var proxy = new Proxy();
        await proxy.DisposeAsync();
        var client = CreateClient(new Uri("https://127.0.0.1:1"), handler => Use(handler, proxy.Address, "user:" + Password));

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Contains(proxy.Address.Authority, e.Message, StringComparison.Ordinal);
        Assert.False(e.WasSent);
    }

    private void Use(SocketsHttpHandler handler, Uri proxy, string? login)
    {
        handler.SslOptions = Authority.CreateClientOptions();
        handler.UseProxy = true;
        handler.Proxy = new WebProxy(proxy)
        {
            Credentials = login is null ? null : new NetworkCredential(login.Split(':')[0], login.Split(':')[1]),
        };
    }
}
