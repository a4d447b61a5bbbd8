using System.Diagnostics;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>A token and its lifetime on the monotonic clock, so that a wrong wall clock does not matter.</summary>
/// <param name="credential">The headers that carry it.</param>
/// <param name="requestedAt">The timestamp from before the request: the earliest start of its lifetime.</param>
/// <param name="lifetime">Its lifetime.</param>
[DebuggerDisplay("Lifetime {Lifetime}")]
internal sealed class AccessToken(RequestCredential credential, long requestedAt, TimeSpan lifetime)
{
    public RequestCredential Credential { get; } = credential;

    public TimeSpan Lifetime { get; } = lifetime;

    /// <summary>Whether another process requested it.</summary>
    public bool IsShared { get; init; }

    /// <summary>How much later than others it is refreshed in the background, so that processes with the same token do not all do it at once.</summary>
    public TimeSpan RefreshDelay { get; init; }

    /// <summary>The span of its request; <c>default</c> when it was not recorded.</summary>
    public ActivityContext RequestSpan { get; init; }

    public bool HasExpired(TimeProvider time) => Age(time) >= Lifetime;

    /// <summary>Whether callers have to wait for a new token.</summary>
    public bool MustBeReplaced(TimeProvider time) => Age(time) >= Lifetime - TokenWindows.BlockingRefreshWindow(Lifetime);

    /// <summary>Whether a new token should be requested in the background.</summary>
    public bool ShouldBeRefreshed(TimeProvider time) =>
        Age(time) >= Lifetime - TokenWindows.BackgroundRefreshWindow(Lifetime) + RefreshDelay;

    /// <summary>The time until it expires, from zero to its lifetime.</summary>
    public TimeSpan GetRemaining(TimeProvider time) => HasExpired(time) ? TimeSpan.Zero : Lifetime - Age(time);

    private TimeSpan Age(TimeProvider time) => time.GetElapsedTime(requestedAt);
}

/// <summary>The refresh windows before the expiry of a token, shorter for short-lived tokens, and the pause after a failed request.</summary>
internal static class TokenWindows
{
    /// <summary>The pause after a failed token request.</summary>
    public static readonly TimeSpan Backoff = TimeSpan.FromSeconds(1);

    /// <summary>The time before its expiry in which a token is refreshed in the background.</summary>
    public static TimeSpan BackgroundRefreshWindow(TimeSpan lifetime) => Min(TimeSpan.FromSeconds(120), lifetime / 4);

    /// <summary>The time before its expiry in which callers wait for a new token.</summary>
    public static TimeSpan BlockingRefreshWindow(TimeSpan lifetime) => Min(TimeSpan.FromSeconds(30), lifetime / 10);

    /// <summary>The longest delay of a refresh in the background: half of the time that it has.</summary>
    public static TimeSpan MaxRefreshDelay(TimeSpan lifetime) => (BackgroundRefreshWindow(lifetime) - BlockingRefreshWindow(lifetime)) / 2;

    public static TimeSpan Min(TimeSpan a, TimeSpan b) => TimeSpan.FromTicks(Math.Min(a.Ticks, b.Ticks));
}
