using System.Net;
using System.Net.Sockets;
using System.Text;
using IncidentAnalytics.Client.DependencyInjection;
using IncidentAnalytics.Client.Support;
using IncidentAnalytics.Client.Tickets;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Http;

/// <summary>On a real socket: the HTTP stack itself must never send a request twice.</summary>
public sealed class RealSocketTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", """{"name":"one"}""")]
    [InlineData("POST", null)]
    [InlineData("PUT", null)]
    [InlineData("PATCH", null)]
    [InlineData("DELETE", null)]
    public async Task Call_SendsTheRequestOnce_WhenTheServerReadsItAndCloses(string method, string? body)
    {
        await using var server = new ClosingServer();
        using var client = Connect();

        await CallAsync(client, server.Address, "GET", null);
        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => CallAsync(client, server.Address, method, body));

        Assert.True(e.WasSent);
        Assert.Single(e.Attempts);
        await server.DisposeAsync();
        Assert.Equal(["GET", method], server.Requests);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task WasSent_IsFalse_WhenTheConnectionIsRefused()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();

        using var client = Connect();

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => CallAsync(client, address, "POST", "{}"));

        Assert.False(e.WasSent);
    }

    private static HttpClient Connect() => new(PrimaryHandler.Create(100)) { Timeout = Timeout.InfiniteTimeSpan };

    private static Task<TicketAggregationResponse?> CallAsync(HttpClient client, Uri server, string method, string? body) =>
        TestConnection
            .Create(client)
            .CallAsync(new HttpMethod(method), new Uri(server, "/things"), body is null ? null : Encoding.UTF8.GetBytes(body), Token);

    /// <summary>Answers the first request of a connection and keeps it; reads the second in full and closes without a word.</summary>
    private sealed class ClosingServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _running;

        public ClosingServer()
        {
            _listener.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
            _running = RunAsync();
        }

        public Uri Address { get; }

        public List<string> Requests { get; } = [];

        public int Connections { get; private set; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            _listener.Stop();
        }

        private async Task RunAsync()
        {
            try
            {
                while (true)
                {
                    using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                    Connections++;
                    await ServeAsync(connection.GetStream());
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(NetworkStream stream)
        {
            for (var number = 1; await ReadRequestAsync(stream) is { } method; number++)
            {
                Requests.Add(method);
                if (number == 2)
                    return;
                await stream.WriteAsync(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray(),
                    _stop.Token
                );
            }
        }

        /// <summary>Reads one request with its whole body; null at the end of the connection.</summary>
        private async Task<string?> ReadRequestAsync(NetworkStream stream)
        {
            var text = new StringBuilder();
            var buffer = new byte[1];
            while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                if (await stream.ReadAsync(buffer, _stop.Token) == 0)
                    return null;
                text.Append((char)buffer[0]);
            }

            var length =
                text.ToString().Split("\r\n").Select(static l => l.Split(": ")).FirstOrDefault(static h => h[0] == "Content-Length")?[1]
                ?? "0";
            await stream.ReadExactlyAsync(new byte[int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)], _stop.Token);
            return text.ToString().Split(' ')[0];
        }
    }
}
