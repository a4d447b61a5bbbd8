namespace IncidentAnalytics.Client;

/// <summary>Too many calls (429). The call was refused before it was executed.</summary>
public sealed class RateLimitedException : ApiException
{
    /// <summary>An error answer. Public so that tests can make one.</summary>
    /// <param name="error">What the service said.</param>
    public RateLimitedException(ApiError error)
        : base(error) { }

    /// <summary>How long to wait before the next call, counted from the answer; null when the service did not say.</summary>
    public TimeSpan? RetryAfter => Error.RetryAfter;
}
