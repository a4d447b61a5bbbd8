using Polly;

namespace IncidentAnalytics.Client;

/// <summary>Turns what the HTTP stack throws into the SDK's own exceptions.</summary>
internal static class TransportFailure
{
    /// <summary>Whether foreign code ended its own waiting: nobody of ours cancelled, and no timeout of ours was reached.</summary>
    public static bool IsGivingUp(Exception exception) => exception is OperationCanceledException or TimeoutException or ExecutionRejectedException;

    public static Exception Map(Exception exception, CancellationToken cancellationToken)
    {
        // What a cancelled read or connect throws is not always a cancellation.
        if (cancellationToken.IsCancellationRequested)
            return exception as OperationCanceledException ?? new OperationCanceledException(exception.Message, exception, cancellationToken);

        return exception switch
        {
            HttpRequestException http => new ApiConnectionException(Describe(http), http, WasSent(http)),
            IOException io => new ApiConnectionException("the connection broke before the whole answer had arrived", io),
            _ => new ApiConnectionException("the HTTP handler gave up on the connection", exception),
        };
    }

    private static bool WasSent(HttpRequestException exception) => exception.HttpRequestError
        is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);

    private static string Describe(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.ConnectionError => "the connection could not be made",
        HttpRequestError.NameResolutionError => "the host's name could not be resolved",
        HttpRequestError.SecureConnectionError => "the TLS connection could not be made",
        HttpRequestError.ProxyTunnelError => "the proxy did not open a tunnel",
        HttpRequestError.ResponseEnded => "the connection was closed without a whole answer",
        _ => "the request could not be completed",
    };
}
