using System.Net.Sockets;
using System.Text;
using IncidentAnalytics.Client.DependencyInjection;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Errors;

/// <summary>Messages of the platform about connections, which may repeat what the server sent.</summary>
public sealed class TransportMessageTests
{
    private const string Secret = "Zq8-opaque-Key-91";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Exception> Repeating() =>
        new()
        {
            new HttpRequestException(HttpRequestError.InvalidResponse, $"Received an invalid header line: 'x {Secret}\u001B[31m\u202E'."),
            new HttpRequestException(
                HttpRequestError.InvalidResponse,
                "x",
                new HttpIOException(HttpRequestError.InvalidResponse, $"invalid status line: '{Secret}\u001B'")
            ),
            new HttpIOException(HttpRequestError.InvalidResponse, $"invalid chunk: '{Secret}\u0000'"),
            new IOException($"proxy said {Secret}"),
            new HttpRequestException($"{Secret}{new string('x', 100_000)}\u001B"),
            new TimeoutException($"gave up on {Secret}"),
        };

    [Theory]
    [MemberData(nameof(Repeating), DisableDiscoveryEnumeration = true)]
    public async Task Message_ShowsNoSecretAndNoControlCharacters_OfThePlatform(Exception exception)
    {
        using var client = AllServices.Create(
            new ScriptedHandler().Throw(exception),
            configure: static o => o.Tickets.Credential = Credential.Bearer(Secret)
        );

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.DoesNotContain("opaque", e.ToString(), StringComparison.Ordinal);
        AssertText.IsShowable(e.Message, 500);
        Assert.Contains("monitoring.example.com", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InnerException_IsThePlatforms_WhenItRepeatsNothing()
    {
        var exception = new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (x:443)", new SocketException(1));
        using var client = AllServices.Create(new ScriptedHandler().Throw(exception));

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Same(exception, e.InnerException);
    }

    [Fact]
    public async Task Message_NamesThePort_WhenItIsNotTheUsualOne()
    {
        var exception = new HttpRequestException(HttpRequestError.ConnectionError, "x", new IOException("Connection refused"));
        using var client = AllServices.Create(
            new ScriptedHandler().Throw(exception),
            configure: static o => o.Tickets.BaseAddress = new Uri("https://bücher.example.com:8443/base")
        );

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Contains(
            "no connection to xn--bcher-kva.example.com:8443 could be made: Connection refused",
            e.Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>Responses on a real socket, and the exceptions of the platform.</summary>
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nBad #\u001B[31m Header\r\n\r\n")]
    [InlineData("HTTP/1.1 # \r\n\r\n")]
    [InlineData("# nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n#\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 17\r\n\r\n#")]
    [InlineData("")]
    public async Task Message_ShowsNothingThatAServerSends_OnARealSocket(string answer)
    {
        await using var server = new FaultyServer();
        server.On("/v3/tickets/aggs", Reaction.Send(Encoding.Latin1.GetBytes(answer.Replace("#", Secret, StringComparison.Ordinal))));
        using var handler = PrimaryHandler.Create(1);
        using var client = AllServices.Create(
            handler,
            configure: o =>
            {
                o.TimeProvider = TimeProvider.System;
                o.Tickets.BaseAddress = server.Address;
                o.Tickets.Credential = Credential.Bearer(Secret);
            }
        );

        var e = await Assert.ThrowsAnyAsync<IncidentAnalyticsException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.DoesNotContain("opaque", e.ToString(), StringComparison.Ordinal);
        AssertText.IsShowable(e.Message, 500);
        if (e is ApiConnectionException)
            Assert.Contains(server.Address.Authority, e.Message, StringComparison.Ordinal);
    }
}
