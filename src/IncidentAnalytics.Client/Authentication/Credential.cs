using IncidentAnalytics.Client.Authentication;

namespace IncidentAnalytics.Client;

/// <summary>How the calls of a service prove who sends them. Immutable; may be shared by services and clients.</summary>
public abstract class Credential
{
    private protected Credential() { }

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

    /// <summary>A token of a Django REST framework site, sent as <c>Authorization: Token</c>.</summary>
    /// <param name="token">
    /// The token. When it is a function, it is asked for each call, and once more when the service refuses what it gave.
    /// </param>
    /// <exception cref="ArgumentException">The token has a character that no header can carry, such as a line break at its end.</exception>
    public static Credential Token(Secret token)
    {
        ArgumentNullException.ThrowIfNull(token);
        token.ThrowIfNoHeaderValue(nameof(token));
        return new HeaderCredential("Authorization", "Token ", token);
    }

    /// <summary>
    /// The session of a user who has logged in to a Django site: sent as the cookies <c>sessionid</c> and <c>csrftoken</c> and as
    /// <c>X-CSRFToken</c>. Such a site refuses a session that has ended with 403.
    /// </summary>
    /// <param name="sessionId">The value of the cookie <c>sessionid</c>.</param>
    /// <param name="csrfToken">The value of the cookie <c>csrftoken</c>.</param>
    /// <exception cref="ArgumentException">A value has a character that no cookie can carry.</exception>
    public static Credential Session(Secret sessionId, Secret csrfToken)
    {
        ArgumentNullException.ThrowIfNull(sessionId);
        ArgumentNullException.ThrowIfNull(csrfToken);
        SessionCredential.ThrowIfNoCookie(sessionId, nameof(sessionId));
        SessionCredential.ThrowIfNoCookie(csrfToken, nameof(csrfToken));
        return new SessionCredential(sessionId, csrfToken);
    }

    /// <summary>A secret in a header of your own, for gateways and single sign-on that none of the other kinds fits.</summary>
    /// <param name="header">The header's name, such as <c>X-Api-Key</c>; not one that the client or the connection sets.</param>
    /// <param name="value">
    /// The header's whole value. When it is a function, it is asked for each call, and once more when the service refuses what it gave.
    /// </param>
    /// <exception cref="ArgumentException">The header may not be set, or the value has a character that no header can carry.</exception>
    public static Credential Custom(string header, Secret value)
    {
        CustomCredential.ThrowIfUnusable(header, nameof(header));
        ArgumentNullException.ThrowIfNull(value);
        value.ThrowIfNoHeaderValue(nameof(value));
        return new CustomCredential([new(header, value)]);
    }

    /// <summary>Secrets in several headers of your own. All of their values count as secret.</summary>
    /// <param name="headers">
    /// The headers by their names, each with its whole value; at least one. Copied. Values that are functions are asked for each call.
    /// </param>
    /// <exception cref="ArgumentException">There is none, one may not be set, or a value has a character that no header can carry.</exception>
    public static Credential Custom(IReadOnlyDictionary<string, Secret> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        KeyValuePair<string, Secret>[] copy = [.. headers];
        if (copy.Length == 0)
            throw new ArgumentException("A credential needs a header.", nameof(headers));
        if (copy.DistinctBy(static h => h.Key, StringComparer.OrdinalIgnoreCase).Count() < copy.Length)
            throw new ArgumentException("A header is there twice, differing in case only.", nameof(headers));

        foreach (var (name, value) in copy)
        {
            var path = $"{nameof(headers)}[{name}]";
            CustomCredential.ThrowIfUnusable(name, path);
            ArgumentNullException.ThrowIfNull(value, path);
            value.ThrowIfNoHeaderValue(path);
        }

        return new CustomCredential(copy);
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
