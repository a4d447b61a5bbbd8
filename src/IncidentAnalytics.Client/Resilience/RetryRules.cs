using System.Net;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>
/// What is worth repeating, and where it is harmless. The operation says whether it may be repeated although it may have run; the
/// service's error reader says which errors are final although their status is not.
/// </summary>
internal static class RetryRules
{
    /// <summary>Whether a failure is worth another attempt of this operation.</summary>
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

    /// <summary>Whether a failure leaves open whether the operation ran: the answer was lost on its way.</summary>
    public static bool IsAnswerLost(Exception failure) =>
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
