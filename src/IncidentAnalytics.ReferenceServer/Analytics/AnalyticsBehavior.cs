using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>Settings of the analytics service that can be changed while the server runs.</summary>
public sealed class AnalyticsBehavior
{
    private readonly IncidentAnalyticsServerOptions _options;
    private readonly RateLimit[] _limits = [new(100, TimeSpan.FromMinutes(1)), new(1000, TimeSpan.FromHours(1))];

    internal AnalyticsBehavior(IncidentAnalyticsServerOptions options)
    {
        _options = options;
        Reset();
    }

    /// <summary>The format of error responses.</summary>
    public AnalyticsErrorFormat ErrorFormat { get; set; }

    /// <summary>Whether users are limited to 100 requests per minute and 1,000 per hour. Requests are counted only while this is true.</summary>
    public bool EnforcesLimits { get; set; }

    internal void Reset()
    {
        ErrorFormat = _options.AnalyticsErrorFormat;
        EnforcesLimits = _options.EnforceAnalyticsLimits;
        foreach (var limit in _limits)
        {
            limit.Clear();
        }
    }

    /// <exception cref="DrfException">The user has exceeded a limit.</exception>
    internal void Throttle(DrfUser user)
    {
        if (!EnforcesLimits)
        {
            return;
        }

        var now = _options.TimeProvider.GetUtcNow();
        TimeSpan? longest = null;
        foreach (var limit in _limits)
        {
            // Every limit is checked, even after one was exceeded, because each counts on its own.
            longest = limit.Check(user.Id, now) is { } wait && !(wait <= longest) ? wait : longest;
        }

        if (longest is { } left)
        {
            throw DrfException.Throttled(left);
        }
    }
}

/// <summary>The format of the analytics service's error responses.</summary>
public enum AnalyticsErrorFormat
{
    /// <summary>The documented format <c>{"error","details","code"}</c>; <c>envelope</c> on the wire.</summary>
    Envelope,

    /// <summary>The default of Django REST Framework: <c>{"detail"}</c>, or messages by field; <c>plain</c> on the wire.</summary>
    Plain,
}
