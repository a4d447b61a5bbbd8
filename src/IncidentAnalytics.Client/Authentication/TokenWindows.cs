namespace IncidentAnalytics.Client.Authentication;

/// <summary>Every window and pause of the token cache. Short-lived tokens get windows in proportion.</summary>
internal static class TokenWindows
{
    /// <summary>The pause after a failed request before the next one is sent.</summary>
    public static readonly TimeSpan BackOff = TimeSpan.FromSeconds(1);

    /// <summary>Before its expiry by this much, a token is refreshed behind the callers' backs.</summary>
    public static TimeSpan Refresh(TimeSpan lifetime) => Min(TimeSpan.FromSeconds(120), lifetime / 4);

    /// <summary>Before its expiry by this much, callers wait for a new one.</summary>
    public static TimeSpan Block(TimeSpan lifetime) => Min(TimeSpan.FromSeconds(30), lifetime / 10);

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
