using System.Diagnostics;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>A token and when it ends, on the monotonic clock: a wall clock that is off does not matter.</summary>
/// <param name="credential">The header it makes.</param>
/// <param name="requestedAt">Timestamp from before it was requested: the earliest instant its lifetime can have begun.</param>
/// <param name="lifetime">How long it lives.</param>
[DebuggerDisplay("lives {Lifetime}")]
internal sealed class AccessToken(RequestCredential credential, long requestedAt, TimeSpan lifetime)
{
    public RequestCredential Credential { get; } = credential;

    public TimeSpan Lifetime { get; } = lifetime;

    public bool HasExpired(TimeProvider time) => Age(time) >= Lifetime;

    /// <summary>So close to its end that callers wait for its successor.</summary>
    public bool MustBeReplaced(TimeProvider time) => Age(time) >= Lifetime - TokenWindows.Block(Lifetime);

    /// <summary>Close enough to its end that its successor is fetched while it still serves.</summary>
    public bool ShouldBeRefreshed(TimeProvider time) => Age(time) >= Lifetime - TokenWindows.Refresh(Lifetime);

    private TimeSpan Age(TimeProvider time) => time.GetElapsedTime(requestedAt);
}
