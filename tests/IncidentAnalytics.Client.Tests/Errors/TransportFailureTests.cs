using System.Net.Sockets;
using IncidentAnalytics.Client.Errors;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Errors;

/// <summary>Every failure that the platform tells apart.</summary>
public sealed class TransportFailureTests
{
    private static readonly Uri Address = new("https://api.example.com:8443/path");

    private static readonly Dictionary<HttpRequestError, (string Message, bool WasSent)> Expected = new()
    {
        [HttpRequestError.Unknown] = ("the request to api.example.com:8443 could not be completed: why", true),
        [HttpRequestError.NameResolutionError] = ("the name of the host api.example.com:8443 could not be resolved: why", false),
        [HttpRequestError.ConnectionError] = ("no connection to api.example.com:8443 could be made: why", false),
        [HttpRequestError.SecureConnectionError] = ("no TLS connection to api.example.com:8443 could be made: why", false),
        [HttpRequestError.HttpProtocolError] = ("api.example.com:8443 ended the request with an HTTP/2 or HTTP/3 error: why", true),
        [HttpRequestError.ExtendedConnectNotSupported] = ("the request to api.example.com:8443 could not be completed: why", true),
        [HttpRequestError.VersionNegotiationError] = ("api.example.com:8443 does not support the demanded version of HTTP: why", false),
        [HttpRequestError.UserAuthenticationError] = (
            "the HTTP handler could not authenticate to api.example.com:8443 or its proxy: why",
            true
        ),
        [HttpRequestError.ProxyTunnelError] = ("the proxy opened no tunnel to api.example.com:8443: why", false),
        [HttpRequestError.InvalidResponse] = ("api.example.com:8443 sent a response that is not valid HTTP: why", true),
        [HttpRequestError.ResponseEnded] = ("api.example.com:8443 closed the connection before the whole response had arrived: why", true),
        [HttpRequestError.ConfigurationLimitExceeded] = (
            "the response of api.example.com:8443 exceeds a limit of the HTTP handler: why",
            true
        ),
    };

    public static TheoryData<HttpRequestError> AllErrors => [.. Enum.GetValues<HttpRequestError>()];

    [Theory]
    [MemberData(nameof(AllErrors))]
    public void Map_SaysWhatFailedAndWhetherTheRequestWasSent(HttpRequestError error)
    {
        var e = Map(new HttpRequestException(error, "see inner exception", new IOException("why")));

        Assert.Equal(Expected[error], (e.Message, e.WasSent));
    }

    [Theory]
    [InlineData(0x7, false)]
    [InlineData(0x10b, false)]
    [InlineData(0x0, true)]
    [InlineData(0x2, true)]
    [InlineData(0x8, true)]
    public void Map_KnowsStreamsThatTheServerDidNotProcess(long errorCode, bool wasSent)
    {
        var reset = new HttpProtocolException(errorCode, "reset", null);

        Assert.Equal(wasSent, Map(new HttpRequestException(HttpRequestError.HttpProtocolError, "x", reset)).WasSent);
        Assert.True(Map(reset).WasSent); // the response has begun
    }

    [Theory]
    [InlineData("Connection refused (api.example.com:8443)", "Connection refused")]
    [InlineData("Connection refused (proxy.example.com:3128)", "Connection refused (proxy.example.com:3128)")]
    [InlineData("see inner exception", "Connection refused")]
    public void Map_NamesTheAddressOfAProxy(string message, string expected)
    {
        var e = Map(new HttpRequestException(HttpRequestError.ConnectionError, message, new SocketException(1, "Connection refused")));

        Assert.Equal($"no connection to api.example.com:8443 could be made: {expected}", e.Message);
    }

    [Theory]
    [InlineData("proxy 'http://user:pa ss/w?o#r@d@proxy:3128/' said 407", "proxy 'http://***@proxy:3128/' said 407")]
    [InlineData("proxy 'http://proxy:3128/' said 407", "proxy 'http://proxy:3128/' said 407")]
    [InlineData("mail admin@example.com or see http://example.com", "mail admin@example.com or see http://example.com")]
    public void Map_ShowsNoUserAndPasswordOfAnAddress(string message, string expected)
    {
        var exception = new HttpRequestException(HttpRequestError.ProxyTunnelError, message);

        var e = Map(exception);

        Assert.Equal($"the proxy opened no tunnel to api.example.com:8443: {expected}", e.Message);
        Assert.Same(message == expected ? exception : null, e.InnerException);
    }

    private static ApiConnectionException Map(Exception exception) =>
        Assert.IsType<ApiConnectionException>(TransportFailure.Map(exception, Address, [], CancellationToken.None));
}
