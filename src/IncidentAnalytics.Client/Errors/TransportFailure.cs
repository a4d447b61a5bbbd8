using Polly;

namespace IncidentAnalytics.Client.Errors;

/// <summary>Converts exceptions of the HTTP stack into exceptions of the client.</summary>
internal static class TransportFailure
{
    private const int MaxDepth = 16;

    // The server did not process the request: REFUSED_STREAM (RFC 9113, 8.7) and H3_REQUEST_REJECTED (RFC 9114, 4.1.1).
    private const long Http2RefusedStream = 0x7;
    private const long Http3RequestRejected = 0x10b;

    /// <summary>Whether the exception means that a connection failed, or that a handler gave up on it.</summary>
    public static bool IsTransportFailure(Exception exception) =>
        exception is HttpRequestException or IOException || IsForeignTimeoutOrCancellation(exception);

    /// <summary>Whether the exception is a timeout or cancellation, when neither the caller nor the client caused it.</summary>
    public static bool IsForeignTimeoutOrCancellation(Exception exception) =>
        exception is OperationCanceledException or TimeoutException or ExecutionRejectedException;

    /// <param name="exception">The exception of the HTTP stack.</param>
    /// <param name="address">The address of the request.</param>
    /// <param name="secrets">The secrets to mask.</param>
    /// <param name="cancellationToken">The token of the attempt.</param>
    public static Exception Map(Exception exception, Uri? address, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        // A cancelled read or connect does not always throw a cancellation.
        if (cancellationToken.IsCancellationRequested)
        {
            return exception as OperationCanceledException
                ?? new OperationCanceledException(exception.Message, exception, cancellationToken);
        }

        var host =
            address is null ? "the server"
            : address.IsDefaultPort ? address.IdnHost
            : FormattableString.Invariant($"{address.IdnHost}:{address.Port}");
        var cause = Cause(exception, address, secrets);
        // Exceptions of the platform may quote the response, which may repeat a secret.
        var inner = IsClean(exception, secrets) ? exception : null;
        return exception switch
        {
            HttpRequestException http => new ApiConnectionException(Describe(http, host) + cause, inner, WasSent(http)),
            IOException => new ApiConnectionException(
                $"the connection to {host} broke before the whole response had arrived{cause}",
                inner
            ),
            _ => new ApiConnectionException($"the HTTP handler gave up on the connection to {host}{cause}", inner),
        };
    }

    /// <summary>Creates the exception of a call that ends because the client was disposed.</summary>
    public static ObjectDisposedException CreateDisposed() => new("IncidentAnalyticsClient", "The client was disposed.");

    private static bool WasSent(HttpRequestException exception) =>
        exception.HttpRequestError
            is not (
                HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
                or HttpRequestError.VersionNegotiationError
            )
        && exception.InnerException is not HttpProtocolException { ErrorCode: Http2RefusedStream or Http3RequestRejected };

    private static string Describe(HttpRequestException exception, string host) =>
        exception.HttpRequestError switch
        {
            HttpRequestError.ConnectionError => $"no connection to {host} could be made",
            HttpRequestError.NameResolutionError => $"the name of the host {host} could not be resolved",
            HttpRequestError.SecureConnectionError => $"no TLS connection to {host} could be made",
            HttpRequestError.ProxyTunnelError => $"the proxy opened no tunnel to {host}",
            HttpRequestError.VersionNegotiationError => $"{host} does not support the demanded version of HTTP",
            HttpRequestError.UserAuthenticationError => $"the HTTP handler could not authenticate to {host} or its proxy",
            HttpRequestError.HttpProtocolError => $"{host} ended the request with an HTTP/2 or HTTP/3 error",
            HttpRequestError.InvalidResponse => $"{host} sent a response that is not valid HTTP",
            HttpRequestError.ConfigurationLimitExceeded => $"the response of {host} exceeds a limit of the HTTP handler",
            HttpRequestError.ResponseEnded => $"{host} closed the connection before the whole response had arrived",
            _ => $"the request to {host} could not be completed",
        };

    /// <summary>The message of the innermost exception, which names the cause.</summary>
    private static string Cause(Exception exception, Uri? address, IReadOnlyList<string> secrets)
    {
        var cause = exception;
        for (var depth = 0; cause.InnerException is { } inner && depth < MaxDepth; depth++)
            cause = inner;

        // The platform adds the address that it connected to. It is worth showing when it is another one: that of a proxy.
        var isOtherAddress =
            exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
            && exception.Message.StartsWith(cause.Message, StringComparison.Ordinal)
            && !exception.Message.EndsWith(FormattableString.Invariant($"({address?.IdnHost}:{address?.Port})"), StringComparison.Ordinal);
        var message = MaskUserInfo(isOtherAddress ? exception.Message : cause.Message);
        return ServerText.Show(message, secrets, ServerText.MaxNameLength) is { Length: > 0 } shown ? $": {shown}" : "";
    }

    private static bool IsClean(Exception exception, IReadOnlyList<string> secrets)
    {
        var depth = 0;
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (
                ++depth > MaxDepth
                || e
                    is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }
                        or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }
                || !string.Equals(Redaction.Apply(MaskUserInfo(e.Message), secrets), e.Message, StringComparison.Ordinal)
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Masks the user and password in an address: the platform names proxies by the whole address that they were given as.</summary>
    private static string MaskUserInfo(string message)
    {
        var start = message.IndexOf("//", StringComparison.Ordinal);
        var end = message.LastIndexOf('@');
        return start >= 0 && end > start ? $"{message.AsSpan(0, start + 2)}***{message.AsSpan(end)}" : message;
    }
}
