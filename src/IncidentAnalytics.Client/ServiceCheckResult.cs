namespace IncidentAnalytics.Client;

/// <summary>The result of the check of one service by <see cref="IncidentAnalyticsClient.CheckAsync"/>.</summary>
public sealed record ServiceCheckResult
{
    /// <summary>The service.</summary>
    public required IncidentAnalyticsService Service { get; init; }

    /// <summary>
    /// The operation that succeeded or failed, such as <c>tickets.check</c>, or <c>token</c> when no token could be obtained.
    /// </summary>
    public required string Operation { get; init; }

    /// <summary>The duration of the check, token and retries included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>
    /// The failure; null when the service can be reached and did not refuse the credential. An <see cref="IncidentAnalyticsException"/>,
    /// <see cref="InvalidOperationException"/> when the options of the service are not enough for a check, or what a secret of yours throws.
    /// </summary>
    public Exception? Error { get; init; }

    /// <summary>
    /// The kind of failure, as in the tag <see cref="IncidentAnalyticsTelemetry.ErrorTypeTag"/>: such as <c>401</c>, <c>timeout</c> or
    /// <c>connection</c>. Null for a success.
    /// </summary>
    public string? ErrorType => Error is null ? null : IncidentAnalyticsException.GetErrorType(Error);

    /// <summary>Whether the service can be reached and did not refuse the credential.</summary>
    public bool IsSuccess => Error is null;
}
