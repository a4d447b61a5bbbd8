using IncidentAnalytics.Client.Authentication;

namespace IncidentAnalytics.Client;

/// <summary>How the calls of a service authenticate. Immutable; can be shared by services and clients.</summary>
/// <example>
/// <code>
/// var oauth = Credential.ClientCredentials(
///     new ClientCredentialsOptions
///     {
///         TokenEndpoint = new Uri("https://login.example.com/oauth2/token"),
///         ClientId = "my-client",
///         ClientSecret = Environment.GetEnvironmentVariable("CLIENT_SECRET") ?? "s3cr3t",
///     }
/// );
/// var iam = Credential.IamPassword(
///     new IamPasswordOptions
///     {
///         Endpoint = new Uri("https://iam.example.com"),
///         UserName = "reader",
///         Password = new Secret(async token => await File.ReadAllTextAsync("/run/secrets/iam", token)),
///         DomainName = "my-domain",
///         ProjectName = "eu-de",
///     }
/// );
/// var iamToken = Credential.IamToken("an-iam-token");
/// var bearer = Credential.Bearer("an-access-token-or-api-key");
/// var django = Credential.Token("9944b09199c62bcf9418");
/// var gateway = Credential.Custom("X-Api-Key", "my-key");
/// </code>
/// </example>
public abstract class Credential
{
    private protected Credential() { }

    /// <summary>The client id, or null for a credential without one.</summary>
    internal virtual string? ClientId => null;

    /// <summary>The project id, or null for a credential without one.</summary>
    internal virtual string? ProjectId => null;

    /// <summary>
    /// Creates a credential for OAuth 2.0 client credentials (RFC 6749, 4.4). Access tokens are requested on demand, shared by all
    /// calls of the client, renewed before they expire, and sent as <c>Authorization: Bearer</c>.
    /// </summary>
    /// <param name="options">The token endpoint and the client. Copied.</param>
    /// <exception cref="ArgumentException">A required option is missing or malformed.</exception>
    public static Credential ClientCredentials(ClientCredentialsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ClientCredentialsCredential(options.CloneValidated());
    }

    /// <summary>Creates a credential for an existing access token or an API key, sent as <c>Authorization: Bearer</c>.</summary>
    /// <param name="token">The token. A function is called for each call, and again when the service refuses the token.</param>
    /// <exception cref="ArgumentException">The token has a character that no header can carry, such as a line break.</exception>
    public static Credential Bearer(Secret token)
    {
        ArgumentNullException.ThrowIfNull(token);
        ThrowIfNotHeaderValue(token, nameof(token));
        return new HeaderCredential("Authorization", "Bearer ", token);
    }

    /// <summary>Creates a credential for an existing IAM token, sent as <c>X-Auth-Token</c>. IAM tokens expire after a day: use a function for longer.</summary>
    /// <param name="token">The token. A function is called for each call, and again when the service refuses the token.</param>
    /// <exception cref="ArgumentException">The token has a character that no header can carry, such as a line break.</exception>
    public static Credential IamToken(Secret token)
    {
        ArgumentNullException.ThrowIfNull(token);
        ThrowIfNotHeaderValue(token, nameof(token));
        return new HeaderCredential(IamPasswordFlow.TokenHeader, "", token);
    }

    /// <summary>
    /// Creates a credential for a user's name and password at IAM (<c>POST /v3/auth/tokens</c>). Tokens are requested on demand, shared
    /// by all calls of the client, renewed before they expire, and sent as <c>X-Auth-Token</c>.
    /// </summary>
    /// <param name="options">The address of IAM, the user and the project. Copied.</param>
    /// <exception cref="ArgumentException">A required option is missing or malformed.</exception>
    public static Credential IamPassword(IamPasswordOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new IamPasswordCredential(options.CloneValidated());
    }

    /// <summary>Creates a credential for a token of Django REST framework, sent as <c>Authorization: Token</c>.</summary>
    /// <param name="token">The token. A function is called for each call, and again when the service refuses the token.</param>
    /// <exception cref="ArgumentException">The token has a character that no header can carry, such as a line break.</exception>
    public static Credential Token(Secret token)
    {
        ArgumentNullException.ThrowIfNull(token);
        ThrowIfNotHeaderValue(token, nameof(token));
        return new HeaderCredential("Authorization", "Token ", token);
    }

    /// <summary>
    /// Creates a credential for the session of a user of a Django site, sent as the cookies <c>sessionid</c> and <c>csrftoken</c> and
    /// as <c>X-CSRFToken</c>. Django answers an expired session with 403.
    /// </summary>
    /// <param name="sessionId">The value of the cookie <c>sessionid</c>.</param>
    /// <param name="csrfToken">The value of the cookie <c>csrftoken</c>.</param>
    /// <exception cref="ArgumentException">A value has a character that no cookie can carry.</exception>
    public static Credential Session(Secret sessionId, Secret csrfToken)
    {
        ArgumentNullException.ThrowIfNull(sessionId);
        ArgumentNullException.ThrowIfNull(csrfToken);
        SessionCredential.ThrowIfNotCookieValue(sessionId, nameof(sessionId));
        SessionCredential.ThrowIfNotCookieValue(csrfToken, nameof(csrfToken));
        return new SessionCredential(sessionId, csrfToken);
    }

    /// <summary>Creates a credential for a secret in a custom header, such as for a gateway or single sign-on.</summary>
    /// <param name="header">The name of the header, such as <c>X-Api-Key</c>; not one that the client or the platform sets.</param>
    /// <param name="value">The whole value. A function is called for each call, and again when the service refuses the value.</param>
    /// <exception cref="ArgumentException">The header cannot be set, or the value has a character that no header can carry.</exception>
    public static Credential Custom(string header, Secret value)
    {
        Guard.ThrowIfNotCustomHeader(header, nameof(header));
        ArgumentNullException.ThrowIfNull(value);
        ThrowIfNotHeaderValue(value, nameof(value));
        return new CustomCredential([new(header, value)]);
    }

    /// <summary>Creates a credential for secrets in several custom headers.</summary>
    /// <param name="headers">The names and whole values of the headers, at least one. Copied. Functions are called for each call.</param>
    /// <exception cref="ArgumentException">
    /// There is no header, one cannot be set, or a value has a character that no header can carry.
    /// </exception>
    public static Credential Custom(IReadOnlyDictionary<string, Secret> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        KeyValuePair<string, Secret>[] copy = [.. headers];
        if (copy.Length == 0)
            throw new ArgumentException("Must have at least one header.", nameof(headers));
        if (copy.DistinctBy(static h => h.Key, StringComparer.OrdinalIgnoreCase).Count() < copy.Length)
            throw new ArgumentException("Must not have two names that differ only in case.", nameof(headers));

        foreach (var (name, value) in copy)
        {
            var path = $"{nameof(headers)}[{name}]";
            Guard.ThrowIfNotCustomHeader(name, path);
            ArgumentNullException.ThrowIfNull(value, path);
            ThrowIfNotHeaderValue(value, path);
        }

        return new CustomCredential(copy);
    }

    /// <summary>Returns the kind of credential, without secrets.</summary>
    /// <returns>The name of the type.</returns>
    public sealed override string ToString() => GetType().Name;

    /// <summary>Creates the authenticator for the calls of one client.</summary>
    internal abstract Authenticator CreateAuthenticator(AuthenticationServices services);

    private static void ThrowIfNotHeaderValue(Secret secret, string parameterName) =>
        secret.ValidateFixed(value => Guard.ThrowIfNotHeaderValue(value, parameterName));
}
