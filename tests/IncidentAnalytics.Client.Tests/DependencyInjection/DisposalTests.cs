using System.Net;
using System.Net.Sockets;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Client.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IncidentAnalytics.Client.Tests.DependencyInjection;

public sealed class DisposalTests
{
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dispose_RefusesLaterCalls_WhateverTheHandler()
    {
        var services = new ServiceCollection();
        services
            .AddIncidentAnalytics(static o =>
            {
                o.Tickets.BaseAddress = new Uri("https://monitoring.example.com");
                o.Tickets.Credential = Credential.Bearer("t");
            })
            .ConfigureHttpClient(IncidentAnalyticsService.Tickets, b => b.ConfigurePrimaryHttpMessageHandler(() => _server));
        await using var provider = services.BuildServiceProvider();
        var contained = provider.GetRequiredService<IncidentAnalyticsClient>();
        var own = TestClient.Create(_server, configure: static o => o.Tickets.Credential = Credential.Bearer("t"));
        foreach (var client in new[] { contained, own })
        {
            await client.DisposeAsync();

            await Assert.ThrowsAsync<ObjectDisposedException>(() => client.AggregateAsync(cancellationToken: Token));
        }

        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task Dispose_DoesNotDisposeTheUsersHandler()
    {
        var handler = new HttpClientHandler();
        TestClient.Create(handler).Dispose();

        using var client = new HttpClient(handler);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.GetAsync(new Uri("http://127.0.0.1:9"), new CancellationToken(canceled: true))
        );
    }

    [Fact]
    public async Task Dispose_EndsACallInProgress()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Respond(
            async (_, token) =>
            {
                arrived.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                throw new InvalidOperationException();
            }
        );
        var client = TestClient.Create(_server);
        var call = client.AggregateAsync(new RequestOptions { MaxRetries = 0 }, Token);
        await arrived.Task;

        client.Dispose();

        await Assert.ThrowsAsync<ApiConnectionException>(() => call);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dispose_MayBeRepeated_AndEndsAllServicesAndInterfaces(bool isAsync)
    {
        var client = TestClient.Create(_server, configure: AllServices.Configure);
        for (var i = 0; i < 2; i++)
        {
            if (isAsync)
                await client.DisposeAsync();
            else
                client.Dispose();
        }

        foreach (var service in AllServices.Calls)
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => service.CallAsync(client, null, Token));
            await Assert.ThrowsAsync<ObjectDisposedException>(() => service.CallApiAsync(client, null, Token));
        }

        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Dispose_ClosesTheConnections_OfAClientFromCreate()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var client = IncidentAnalyticsClient.Create(o => Connect(o, server));

        using var connection = await CallAsync(client.Tickets.Api, server);
        client.Dispose();

        AssertClosed(connection);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dispose_OfTheServiceProvider_ClosesTheConnections(bool isWholeClient)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var services = new ServiceCollection();
        services.AddIncidentAnalytics(o => Connect(o, server));
        var provider = services.BuildServiceProvider();
        var api = isWholeClient
            ? provider.GetRequiredService<IncidentAnalyticsClient>().Tickets.Api
            : provider.GetRequiredService<ITicketsApi>();

        using var connection = await CallAsync(api, server);
        await provider.DisposeAsync();

        AssertClosed(connection);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => api.AggregateAsync(new(), null, null, Token));
    }

    private static void Connect(IncidentAnalyticsClientOptions options, TcpListener server)
    {
        options.Tickets.BaseAddress = new Uri($"http://{server.LocalEndpoint}");
        options.Tickets.Credential = Credential.Bearer("t");
    }

    /// <summary>Sends a call whose connection stays open.</summary>
    private static async Task<TcpClient> CallAsync(ITicketsApi api, TcpListener server)
    {
        var call = api.AggregateAsync(new() { Application = "a" }, null, null, Token);
        var connection = await server.AcceptTcpClientAsync(Token);
        var stream = connection.GetStream();
        using var reader = new StreamReader(stream, leaveOpen: true);
        while (await reader.ReadLineAsync(Token) is not "") { }

        await reader.ReadBlockAsync(new char["""{"application":"a"}""".Length], Token);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray(), Token);
        await call;
        return connection;
    }

    private static void AssertClosed(TcpClient connection)
    {
        Assert.True(connection.Client.Poll(TimeSpan.FromSeconds(10), SelectMode.SelectRead), "The connection is still open.");
        Assert.Equal(0, connection.Client.Receive(new byte[1]));
    }
}
