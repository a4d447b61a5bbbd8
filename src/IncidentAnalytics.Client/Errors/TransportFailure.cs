using Polly;

namespace IncidentAnalytics.Client;

/// <summary>Turns what the HTTP stack throws into the SDK's own exceptions.</summary>
internal static class TransportFailure
{
    private const int MaxDepth = 16;

    /// <summary>Whether foreign code ended its own waiting: nobody of ours cancelled, and no timeout of ours was reached.</summary>
    public static bool IsForeignTimeoutOrCancellation(Exception exception) =>
        exception is OperationCanceledException or TimeoutException or ExecutionRejectedException;

    /// <param name="exception">What the HTTP stack threw.</param>
    /// <param name="address">Where the request went.</param>
    /// <param name="secrets">What must not be shown.</param>
    /// <param name="cancellationToken">The attempt's.</param>
    public static Exception Map(Exception exception, Uri? address, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        // What a cancelled read or connect throws is not always a cancellation.
        if (cancellationToken.IsCancellationRequested)
        {
            return exception as OperationCanceledException
                ?? new OperationCanceledException(exception.Message, exception, cancellationToken);
        }

        var host =
            address is null ? "the server"
            : address.IsDefaultPort ? address.IdnHost
            : FormattableString.Invariant($"{address.IdnHost}:{address.Port}");
        var cause = Cause(exception, secrets);
        // The platform repeats lines of an answer that it cannot read.
        var inner = IsClean(exception, secrets) ? exception : null;
        return exception switch
        {
            HttpRequestException http => new ApiConnectionException(Describe(http, host) + cause, inner, WasSent(http)),
            IOException => new ApiConnectionException($"the connection to {host} broke before the whole answer had arrived{cause}", inner),
            _ => new ApiConnectionException($"the HTTP handler gave up on the connection to {host}{cause}", inner),
        };
    }

    /// <summary>What a call says that ends because the client was disposed.</summary>
    public static ObjectDisposedException Disposed() => new("IncidentAnalyticsClient", "The client was disposed.");

    private static bool WasSent(HttpRequestException exception) =>
        exception.HttpRequestError
            is not (
                HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
            );

    private static string Describe(HttpRequestException exception, string host) =>
        exception.HttpRequestError switch
        {
            HttpRequestError.ConnectionError => $"no connection to {host} could be made",
            HttpRequestError.NameResolutionError => $"the name of the host {host} could not be resolved",
            HttpRequestError.SecureConnectionError => $"no TLS connection to {host} could be made",
            HttpRequestError.ProxyTunnelError => $"the proxy opened no tunnel to {host}",
            HttpRequestError.ResponseEnded => $"{host} closed the connection without a whole answer",
            _ => $"the request to {host} could not be completed",
        };

    /// <summary>What the platform says of the cause, which stands in the innermost exception.</summary>
    private static string Cause(Exception exception, IReadOnlyList<string> secrets)
    {
        for (var depth = 0; exception.InnerException is { } inner && depth < MaxDepth; depth++)
            exception = inner;
        return ServerText.Show(exception.Message, secrets, ServerText.MaxNameLength) is { Length: > 0 } cause ? $": {cause}" : "";
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
                || !string.Equals(Redaction.Apply(e.Message, secrets), e.Message, StringComparison.Ordinal)
            )
            {
                return false;
            }
        }

        return true;
    }
}
