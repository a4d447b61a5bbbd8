namespace IncidentAnalytics.Client;

/// <summary>Options of the analytics service. Default number of retries: 3.</summary>
/// <remarks>
/// The base address is the host's, without <c>/api/analytics/</c>. The service allows 100 requests a minute and 1,000 an hour per user;
/// beyond that, retries wait as long as its <c>Retry-After</c> header says.
/// </remarks>
public sealed class AnalyticsOptions : ServiceOptions
{
    internal AnalyticsOptions()
        : base(maxRetries: 3) { }
}
