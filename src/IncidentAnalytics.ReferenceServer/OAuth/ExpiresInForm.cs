namespace IncidentAnalytics.ReferenceServer.OAuth;

/// <summary>How the token endpoint tells the lifetime of a token (<c>expires_in</c>).</summary>
public enum ExpiresInForm
{
    /// <summary>A number of seconds, as RFC 6749 has it.</summary>
    Number,

    /// <summary>The same number as text.</summary>
    Text,

    /// <summary>Not at all, which RFC 6749 allows.</summary>
    Omitted,
}
