namespace IncidentAnalytics.Client;

/// <summary>
/// The analytics service. Its base address is the host's, without <c>/api/analytics/</c>. Default retries: 3. The service allows 100
/// requests a minute and 1000 an hour per user; beyond that it says when to come back, and the retries obey.
/// </summary>
public sealed class AnalyticsOptions : ServiceOptions
{
    internal AnalyticsOptions()
        : base(maxRetries: 3) { }
}
