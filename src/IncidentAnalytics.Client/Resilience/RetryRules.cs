using System.Net;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>
/// Decides which failures are retried. The operation says whether it may be repeated although it may have been executed; the service's
/// error reader says which errors are final although their status is not.
/// </summary>
internal static class RetryRules
{
    /// <summary>Whether an operation is retried after a failure.</summary>
    public static bool Allow(Operation operation, Exception failure) =>
        failure switch
        {
            ApiException { IsFinal: true } => false,
            // Refused before it was executed: safe for every operation.
            ApiException { StatusCode: HttpStatusCode.TooManyRequests } => true,
            ApiException e => operation.IsRetrySafe && MayPass(e.StatusCode),
            ApiConnectionException e => operation.IsRetrySafe || !e.WasSent,
            ApiTimeoutException { IsAttemptTimeout: true } => operation.IsRetrySafe,
            _ => false,
        };

    /// <summary>Whether an operation certainly was not executed, so that even one that must not be repeated can be sent again.</summary>
    public static bool IsNotExecuted(Operation operation, Exception failure) =>
        failure is AuthenticationFailedException or CallRejectedException || Allow(operation, failure);

    /// <summary>Whether the operation may have been executed although it failed, because its response was lost.</summary>
    public static bool IsResponseLost(Exception failure) =>
        failure switch
        {
            ApiException { StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout } => true,
            ApiConnectionException e => e.WasSent,
            ApiTimeoutException => true,
            _ => false,
        };

    private static bool MayPass(HttpStatusCode status) =>
        status
            is HttpStatusCode.RequestTimeout
                or HttpStatusCode.InternalServerError
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout;
}

/// <summary>The delays between attempts: exponential from 0.8 s, at most 60 s, each shortened at random by up to half.</summary>
internal static class Backoff
{
    public static readonly TimeSpan MinDelay = TimeSpan.FromSeconds(0.8);
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(60);

    /// <param name="retry">Number of the retry, from 0.</param>
    /// <param name="random">A random number from 0 to 1.</param>
    public static TimeSpan GetDelay(int retry, double random)
    {
        // 2^7 already passes the cap; more would only overflow.
        var full = MinDelay * (1L << Math.Min(retry, 7));
        return (full < MaxDelay ? full : MaxDelay) * (0.5 + (random / 2));
    }
}
