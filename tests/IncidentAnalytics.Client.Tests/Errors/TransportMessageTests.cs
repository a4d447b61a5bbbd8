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

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void Map_KeepsTheInnerException_UpToSixteenExceptions(int depth, bool isKept)
    {
        var exception = Nest(depth);

        Assert.Equal(isKept, TransportFailure.Map(exception, address: null, [], CancellationToken.None).InnerException == exception);
    }

    [Theory]
    [InlineData(17, "level 1")]
    [InlineData(18, "level 2")]
    public void Map_NamesTheCause_UpToSixteenExceptionsBelow(int depth, string cause) =>
        Assert.Equal(
            $"the connection to the server broke before the whole response had arrived: {cause}",
            TransportFailure.Map(Nest(depth), address: null, [], CancellationToken.None).Message
        );

    [Fact]
    public void Map_NamesNoCause_WithoutAMessage() =>
        Assert.Equal(
            "the HTTP handler gave up on the connection to h.example.com",
            TransportFailure.Map(new TimeoutException(""), new Uri("https://h.example.com/x"), [], CancellationToken.None).Message
        );

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, false, "no connection to h could be made: m")]
    [InlineData(HttpRequestError.NameResolutionError, false, "the name of the host h could not be resolved: m")]
    [InlineData(HttpRequestError.SecureConnectionError, false, "no TLS connection to h could be made: m")]
    [InlineData(HttpRequestError.ProxyTunnelError, false, "the proxy opened no tunnel to h: m")]
    [InlineData(HttpRequestError.ResponseEnded, true, "h closed the connection before the whole response had arrived: m")]
    [InlineData(HttpRequestError.Unknown, true, "the request to h could not be completed: m")]
    [InlineData(HttpRequestError.VersionNegotiationError, false, "h does not support the demanded version of HTTP: m")]
    [InlineData(HttpRequestError.UserAuthenticationError, true, "the HTTP handler could not authenticate to h or its proxy: m")]
    [InlineData(HttpRequestError.HttpProtocolError, true, "h ended the request with an HTTP/2 or HTTP/3 error: m")]
    [InlineData(HttpRequestError.InvalidResponse, true, "h sent a response that is not valid HTTP: m")]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, true, "the response of h exceeds a limit of the HTTP handler: m")]
    public void Map_DescribesTheFailure(HttpRequestError error, bool wasSent, string message)
    {
        var e = Assert.IsType<ApiConnectionException>(
            TransportFailure.Map(new HttpRequestException(error, "m"), new Uri("https://h/x"), [], CancellationToken.None)
        );

        Assert.Equal((message, wasSent), (e.Message, e.WasSent));
    }

    [Fact]
    public void Map_ReturnsACancellation_WhenTheAttemptWasCanceled()
    {
        var canceled = new CancellationToken(canceled: true);
        var cancellation = new OperationCanceledException();
        var broken = new IOException("aborted");

        Assert.Same(cancellation, TransportFailure.Map(cancellation, address: null, [], canceled));
        var e = Assert.IsType<OperationCanceledException>(TransportFailure.Map(broken, address: null, [], canceled));
        Assert.Equal(("aborted", broken, canceled), (e.Message, e.InnerException, e.CancellationToken));
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

    private static IOException Nest(int depth) => new($"level {depth}", depth == 1 ? null : Nest(depth - 1));
}
