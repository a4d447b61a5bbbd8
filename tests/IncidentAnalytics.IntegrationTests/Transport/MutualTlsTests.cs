using System.Security.Cryptography.X509Certificates;
using IncidentAnalytics.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Transport;

/// <summary>Services and token endpoints that demand a certificate of the client.</summary>
public sealed class MutualTlsTests : TransportTests
{
    [Fact]
    public async Task AggregateAsync_SendsTheClientCertificatesOfServiceAndTokenEndpoint()
    {
        var gateway = await StartGatewayAsync(DemandCertificate);
        var client = CreateClient(
            gateway.Address,
            Configure(handler => Present(handler, Authority.IssueForClient("service"))),
            Configure(handler => Present(handler, Authority.IssueForClient("token")))
        );

        var tickets = await AggregateAsync(client);

        Assert.True(tickets.Total > 0);
        Assert.Equal(
            [("/oauth2/token", "token"), ("/v3/tickets/aggs", "service")],
            gateway.Requests.Select(static r => (r.Target, r.ClientName!))
        );
    }

    [Fact]
    public async Task Calls_ThrowConnectionException_WhenTheClientCertificateIsMissing()
    {
        var gateway = await StartGatewayAsync(DemandCertificate);
        var client = CreateClient(gateway.Address, handler => handler.SslOptions = Authority.CreateClientOptions());

        await AssertIsRefusedAsync(gateway, client);
    }

    [Fact]
    public async Task Calls_ThrowConnectionException_WhenTheClientCertificateIsOfAnotherAuthority()
    {
        using var stranger = new CertificateAuthority("Stranger");
        var gateway = await StartGatewayAsync(DemandCertificate);
        var client = CreateClient(gateway.Address, handler => Present(handler, stranger.IssueForClient("stranger")));

        await AssertIsRefusedAsync(gateway, client);
    }

    private static async Task AssertIsRefusedAsync(Gateway gateway, IncidentAnalyticsClient client)
    {
        var call = await Assert.ThrowsAsync<ApiConnectionException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));
        var token = await Assert.ThrowsAsync<ApiConnectionException>(() => AggregateAsync(client));

        foreach (var e in new[] { call, token })
        {
            // The handshake has ended for the client before the server sees which certificate it has: the server can only close the connection.
            Assert.Contains(gateway.Address.Authority, e.Message, StringComparison.Ordinal);
            Assert.True(e.WasSent);
        }

        Assert.Equal(("sonar.list_tickets", "token"), (call.Operation, token.Operation));
        Assert.Empty(gateway.Requests);
    }

    private void DemandCertificate(ListenOptions listen) =>
        listen.UseHttps(
            Authority.IssueForLoopback(),
            https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (certificate, _, _) => Authority.IsIssuerOf(certificate);
            }
        );

    private void Present(SocketsHttpHandler handler, X509Certificate2 certificate)
    {
        handler.SslOptions = Authority.CreateClientOptions();
        handler.SslOptions.ClientCertificates = [certificate];
    }
}
