using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>How the analytics service behaves; may be changed while it runs.</summary>
public sealed class AnalyticsBehavior
{
    private readonly IncidentAnalyticsServerOptions _options;
    private readonly RateLimit[] _limits = [new(100, TimeSpan.FromMinutes(1)), new(1000, TimeSpan.FromHours(1))];

    internal AnalyticsBehavior(IncidentAnalyticsServerOptions options)
    {
        _options = options;
        Reset();
    }

    /// <summary>How errors are written.</summary>
    public AnalyticsErrorStyle Errors { get; set; }

    /// <summary>Whether a user is held to 100 requests a minute and 1000 an hour. Requests are counted only while this is on.</summary>
    public bool EnforcesLimits { get; set; }

    internal void Reset()
    {
        Errors = _options.AnalyticsErrors;
        EnforcesLimits = _options.EnforceAnalyticsLimits;
        foreach (var limit in _limits)
        {
            limit.Clear();
        }
    }

    /// <exception cref="DrfException">The user has asked too often.</exception>
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
            // All are asked, also after one has refused: each keeps its own count.
            longest = limit.Ask(user.Id, now) is { } wait && !(wait <= longest) ? wait : longest;
        }

        if (longest is { } left)
        {
            throw DrfException.Throttled(left);
        }
    }
}
