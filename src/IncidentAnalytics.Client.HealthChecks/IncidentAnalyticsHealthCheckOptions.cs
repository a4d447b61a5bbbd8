namespace IncidentAnalytics.Client.HealthChecks;

/// <summary>Options of a health check of the services.</summary>
public sealed class IncidentAnalyticsHealthCheckOptions
{
    /// <summary>The services to check; empty for all. Services that are not configured are not checked.</summary>
    public ISet<IncidentAnalyticsService> Services { get; } = new HashSet<IncidentAnalyticsService>();

    /// <summary>
    /// The timeout of each service's check, token and retry included. The other services are reported all the same. Above zero, at most
    /// a day; default: 10 s.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a result is reused, so that probes of many kinds and intervals do not use up the rate limits of the services. From zero,
    /// for no reuse, to a day; default: 30 s.
    /// </summary>
    public TimeSpan CacheDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal void Validate(string parameterName)
    {
        if (!Services.All(Enum.IsDefined))
            throw new ArgumentException("Services has a value that is not a service.", parameterName);
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromDays(1))
            throw new ArgumentException($"Timeout '{Timeout}' must be above zero and at most a day.", parameterName);
        if (CacheDuration < TimeSpan.Zero || CacheDuration > TimeSpan.FromDays(1))
            throw new ArgumentException($"CacheDuration '{CacheDuration}' must be from zero to a day.", parameterName);
    }
}
