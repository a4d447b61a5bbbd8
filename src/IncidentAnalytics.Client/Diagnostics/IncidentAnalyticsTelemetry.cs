namespace IncidentAnalytics.Client;

/// <summary>The names of the client's spans, metrics and tags, for OpenTelemetry and other listeners.</summary>
/// <example>
/// <code>
/// services
///     .AddOpenTelemetry()
///     .WithTracing(tracing =&gt; tracing.AddSource(IncidentAnalyticsTelemetry.ActivitySourceName))
///     .WithMetrics(metrics =&gt; metrics.AddMeter(IncidentAnalyticsTelemetry.MeterName));
/// </code>
/// </example>
public static class IncidentAnalyticsTelemetry
{
    /// <summary>The name of the activity source. It has one span for each call and each token request.</summary>
    public const string ActivitySourceName = "IncidentAnalytics.Client";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "IncidentAnalytics.Client";

    /// <summary>Histogram in seconds: the duration of a call or a token request, retries and waits included.</summary>
    public const string OperationDuration = "incident_analytics.client.operation.duration";

    /// <summary>Counter: retries of failed attempts.</summary>
    public const string Retries = "incident_analytics.client.retries";

    /// <summary>Counter: requests for access tokens, retries included.</summary>
    public const string TokenRequests = "incident_analytics.client.token.requests";

    /// <summary>Counter: reads and writes of the cache in which processes share tokens.</summary>
    public const string SharedTokenOperations = "incident_analytics.client.shared_token.operations";

    /// <summary>Counter: response members that did not match their properties.</summary>
    public const string ResponseDrift = "incident_analytics.client.response.drift";

    /// <summary>Gauge: requests that the rate limiter of a service would grant now.</summary>
    public const string AvailablePermits = "incident_analytics.client.rate_limiter.available_permits";

    /// <summary>Tag: the operation, such as <c>tickets.aggregate</c>; <c>token</c> for a token request.</summary>
    public const string OperationTag = "incident_analytics.operation";

    /// <summary>Tag: the service, such as <c>tickets</c>.</summary>
    public const string ServiceTag = "incident_analytics.service";

    /// <summary>Tag of <see cref="ResponseDrift"/>: the member of the response.</summary>
    public const string ResponseMemberTag = "incident_analytics.response.member";

    /// <summary>Tag of <see cref="AvailablePermits"/>: the length of the window in seconds, where a limiter has several.</summary>
    public const string RateLimiterWindowTag = "incident_analytics.rate_limiter.window";

    /// <summary>Tag of <see cref="SharedTokenOperations"/>: <c>read</c> or <c>write</c>.</summary>
    public const string SharedTokenOperationTag = "incident_analytics.shared_token.operation";

    /// <summary>Tag of <see cref="SharedTokenOperations"/>: <c>hit</c>, <c>miss</c>, <c>stale</c>, <c>ok</c> or <c>failed</c>.</summary>
    public const string SharedTokenResultTag = "incident_analytics.shared_token.result";

    /// <summary>Tag: the kind of failure, such as <c>503</c> or <c>timeout</c>; only on what failed.</summary>
    public const string ErrorTypeTag = "error.type";

    /// <summary>Tag of spans: the number of attempts after the first one; only when there was more than one.</summary>
    public const string ResendCountTag = "http.request.resend_count";
}
