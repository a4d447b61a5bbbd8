using IncidentAnalytics.Client.Authentication;

namespace IncidentAnalytics.Client;

/// <summary>How the calls of a service prove who sends them. Immutable; may be shared by services and clients.</summary>
public abstract class Credential
{
    private protected Credential()
    {
    }

    /// <summary>
    /// OAuth 2.0 client credentials (RFC 6749, 4.4): access tokens are requested when they are needed, shared by all calls
    /// of the client and renewed before they expire. Sent as <c>Authorization: Bearer</c>.
    /// </summary>
    /// <param name="options">Where to get tokens, and as whom. Copied.</param>
    /// <exception cref="ArgumentException">A required option is missing or malformed.</exception>
    public static Credential ClientCredentials(ClientCredentialsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ClientCredentialsCredential(options.CopyValidated());
    }

    /// <summary>A token that somebody else obtained, or an API key, sent as <c>Authorization: Bearer</c>.</summary>
    /// <param name="token">
    /// The token. When it is a function, it is asked for each call, and once more when the service refuses what it gave.
    /// </param>
    /// <exception cref="ArgumentException">The token has a character that no header can carry, such as a line break at its end.</exception>
    public static Credential Bearer(Secret token)
    {
        ArgumentNullException.ThrowIfNull(token);
        token.ThrowIfNoHeaderValue(nameof(token));
        return new HeaderCredential("Authorization", "Bearer ", token);
    }

    /// <summary>An IAM token that somebody else obtained, sent as <c>X-Auth-Token</c>. Such tokens live for a day: see the function.</summary>
    /// <param name="token">
    /// The token. When it is a function, it is asked for each call, and once more when the service refuses what it gave.
    /// </param>
    /// <exception cref="ArgumentException">The token has a character that no header can carry, such as a line break at its end.</exception>
    public static Credential IamToken(Secret token)
    {
        ArgumentNullException.ThrowIfNull(token);
        token.ThrowIfNoHeaderValue(nameof(token));
        return new HeaderCredential(IamPasswordFlow.TokenHeader, "", token);
    }

    /// <summary>
    /// A user's name and password at IAM (<c>POST /v3/auth/tokens</c>): tokens are requested when they are needed, shared by all
    /// calls of the client and renewed before they expire. Sent as <c>X-Auth-Token</c>.
    /// </summary>
    /// <param name="options">Where to get tokens, as whom, and for which project. Copied.</param>
    /// <exception cref="ArgumentException">A required option is missing or malformed.</exception>
    public static Credential IamPassword(IamPasswordOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new IamPasswordCredential(options.CopyValidated());
    }

    /// <summary>The name of the kind of credential: no part of it is secret.</summary>
    /// <returns>The kind.</returns>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The client id that travels beside the token; null for a credential without one.</summary>
    internal virtual string? ClientId => null;

    /// <summary>The project that the credential is for; null for a credential without one.</summary>
    internal virtual string? ProjectId => null;

    /// <summary>What authenticates the calls of one client.</summary>
    internal abstract Authenticator CreateAuthenticator(AuthenticationServices services);
}
