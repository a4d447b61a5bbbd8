using System.Security.Cryptography.X509Certificates;
using IncidentAnalytics.Client;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Transport;

/// <summary>Calls over TLS, and servers that the client must not talk to.</summary>
public sealed class TlsTests : TransportTests
{
    [Fact]
    public async Task AggregateAsync_CallsServiceAndTokenEndpointOverTls()
    {
        var gateway = await StartGatewayAsync(listen => listen.UseHttps(Authority.IssueForLoopback()));
        var client = CreateClient(gateway.Address, handler => handler.SslOptions = Authority.CreateClientOptions());

        var tickets = await AggregateAsync(client);

        Assert.Equal("https", gateway.Address.Scheme);
        Assert.True(tickets.Total > 0);
        Assert.Equal(["/oauth2/token", "/v3/tickets/aggs"], gateway.Requests.Select(static r => r.Target));
    }

    [Fact]
    public async Task UseSocketsHttpHandler_ChangesTheHandlerOfTheClient()
    {
        SocketsHttpHandler? changed = null;
        var client = CreateClient(new Uri("https://127.0.0.1:1"), handler => changed = handler);
        await Assert.ThrowsAsync<ApiConnectionException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

        await client.DisposeAsync();

        Assert.False(changed!.AllowAutoRedirect);
        using var http = new HttpClient(changed, disposeHandler: false);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => http.GetAsync(new Uri("https://127.0.0.1:1"), Token));
    }

    [Theory]
    [InlineData("untrusted", "PartialChain")]
    [InlineData("expired", "NotTimeValid")]
    [InlineData("other host", "RemoteCertificateNameMismatch")]
    public async Task Calls_ThrowConnectionException_WhenTheCertificateIsNotValid(string certificate, string reason)
    {
        using var stranger = new CertificateAuthority("Stranger");
        var gateway = await StartGatewayAsync(listen =>
            listen.UseHttps(
                certificate switch
                {
                    "untrusted" => stranger.IssueForLoopback(),
                    "expired" => Authority.IssueExpired(),
                    _ => Authority.IssueForOtherHost(),
                }
            )
        );
        var client = CreateClient(gateway.Address, handler => handler.SslOptions = Authority.CreateClientOptions());

        var call = await Assert.ThrowsAsync<ApiConnectionException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));
        var token = await Assert.ThrowsAsync<ApiConnectionException>(() => AggregateAsync(client));

        foreach (var e in new[] { call, token })
        {
            Assert.Contains($"no TLS connection to {gateway.Address.Authority} could be made", e.Message, StringComparison.Ordinal);
            Assert.Contains(reason, e.Message, StringComparison.Ordinal);
            Assert.False(e.WasSent);
        }

        Assert.Equal(("sonar.list_tickets", "token"), (call.Operation, token.Operation));
        Assert.Empty(gateway.Requests);
    }
}
