using System.Net;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>What is worth repeating on one service: data, so that a service only states how it differs.</summary>
internal sealed record RetryRules
{
    /// <summary>Statuses that may pass by themselves.</summary>
    public IReadOnlySet<HttpStatusCode> Statuses { get; init; } = new HashSet<HttpStatusCode>
    {
        HttpStatusCode.RequestTimeout,
        HttpStatusCode.TooManyRequests,
        HttpStatusCode.InternalServerError,
        HttpStatusCode.BadGateway,
        HttpStatusCode.ServiceUnavailable,
        HttpStatusCode.GatewayTimeout,
    };

    /// <summary>Errors that are final although their status is not.</summary>
    public Func<ApiError, bool> IsFinal { get; init; } = static _ => false;

    /// <summary>Whether a failure is worth another attempt of this operation.</summary>
    public bool Allow(Operation operation, Exception failure) => failure switch
    {
        // Refused before it was executed: safe for every operation.
        ApiException { StatusCode: HttpStatusCode.TooManyRequests } e => Statuses.Contains(e.StatusCode) && !IsFinal(e.Error),
        ApiException e => operation.IsRetrySafe && Statuses.Contains(e.StatusCode) && !IsFinal(e.Error),
        ApiConnectionException e => operation.IsRetrySafe || !e.WasSent,
        ApiTimeoutException { IsAttemptTimeout: true } => operation.IsRetrySafe,
        _ => false,
    };
}
