namespace IncidentAnalytics.Client;

/// <summary>A maximum number of requests in any window of time, such as 100 a minute.</summary>
/// <param name="Permits">The maximum number of requests in a window; above zero.</param>
/// <param name="Window">The length of the window, above zero and at most a year. It slides: it ends at every moment.</param>
public readonly record struct RateLimit(int Permits, TimeSpan Window)
{
    /// <summary>A number of requests a minute.</summary>
    /// <param name="permits">The maximum number of requests; above zero.</param>
    public static RateLimit PerMinute(int permits) => new(permits, TimeSpan.FromMinutes(1));

    /// <summary>A number of requests an hour.</summary>
    /// <param name="permits">The maximum number of requests; above zero.</param>
    public static RateLimit PerHour(int permits) => new(permits, TimeSpan.FromHours(1));

    /// <summary>A number of requests in 24 hours.</summary>
    /// <param name="permits">The maximum number of requests; above zero.</param>
    public static RateLimit PerDay(int permits) => new(permits, TimeSpan.FromDays(1));
}
