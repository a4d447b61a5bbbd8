namespace IncidentAnalytics.Client;

/// <summary>Options of the analytics service. Default number of retries: 3.</summary>
/// <remarks>
/// The base address is the host's, without <c>/api/analytics/</c>. The service allows 100 requests a minute and 1,000 an hour per user;
/// beyond that, retries wait as long as its <c>Retry-After</c> header says. A <see cref="MultiWindowRateLimiter"/> over
/// <see cref="DocumentedLimits"/> stays below.
/// </remarks>
public sealed class AnalyticsOptions : ServiceOptions
{
    internal AnalyticsOptions()
        : base(maxRetries: 3) { }

    /// <summary>The limits that the service documents: 100 requests a minute and 1,000 an hour for each user.</summary>
    public static IReadOnlyList<RateLimit> DocumentedLimits { get; } = [RateLimit.PerMinute(100), RateLimit.PerHour(1000)];
}
