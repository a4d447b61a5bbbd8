using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IncidentAnalytics.Client.HealthChecks;

/// <summary>
/// The health of one service, in <see cref="HealthCheckResult.Data"/> under the name of the service: <c>tickets</c>, <c>events</c>,
/// <c>sonar</c> or <c>analytics</c>. Holds no secret and no text of the service.
/// </summary>
public sealed record ServiceHealth
{
    /// <summary>The status of the service.</summary>
    public required HealthStatus Status { get; init; }

    /// <summary>The duration of the check, token and retry included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The operation that succeeded or failed, such as <c>tickets.check</c>, or <c>token</c> when no token could be obtained.</summary>
    public required string Operation { get; init; }

    /// <summary>The kind of failure, such as <c>401</c>, <c>timeout</c> or <c>connection</c>; null for a success.</summary>
    public string? ErrorType { get; init; }
}
