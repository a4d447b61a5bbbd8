using System.Buffers;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>A secret in one header.</summary>
internal sealed class HeaderCredential(string header, string prefix, Secret secret) : Credential
{
    internal override Authenticator CreateAuthenticator(AuthenticationServices services) =>
        new SecretAuthenticator(secret.IsFixed, GetCredentialAsync);

    private async ValueTask<RequestCredential> GetCredentialAsync(CancellationToken cancellationToken) =>
        new(header, prefix, await secret.GetAsync(cancellationToken).ConfigureAwait(false), "Credential");
}

/// <summary>Secrets in custom headers.</summary>
internal sealed class CustomCredential(KeyValuePair<string, Secret>[] headers) : Credential
{
    internal override Authenticator CreateAuthenticator(AuthenticationServices services) =>
        new SecretAuthenticator(Array.TrueForAll(headers, static h => h.Value.IsFixed), GetCredentialAsync);

    private async ValueTask<RequestCredential> GetCredentialAsync(CancellationToken cancellationToken)
    {
        var values = new KeyValuePair<string, string>[headers.Length];
        for (var i = 0; i < headers.Length; i++)
            values[i] = new(headers[i].Key, await headers[i].Value.GetAsync(cancellationToken).ConfigureAwait(false));
        return new(values, [.. values.Select(static v => v.Value)], "Credential");
    }
}

/// <summary>
/// A session of a Django site: the cookies <c>sessionid</c> and <c>csrftoken</c>, the latter also as <c>X-CSRFToken</c>, and a
/// <c>Referer</c> with the origin of the site, which Django requires for POST over https.
/// </summary>
internal sealed class SessionCredential(Secret sessionId, Secret csrfToken) : Credential
{
    /// <summary>The characters of a cookie value (RFC 6265, 4.1.1). Others could start another cookie.</summary>
    private static readonly SearchValues<char> Allowed = SearchValues.Create([
        .. Enumerable.Range(0x21, 0x5E).Select(static c => (char)c).Except(['"', ',', ';', '\\']),
    ]);

    /// <exception cref="ArgumentException">A fixed secret has a character that a cookie cannot have.</exception>
    public static void ThrowIfNotCookieValue(Secret secret, string parameterName) =>
        secret.ValidateFixed(value => ThrowIfNotCookieValue(value, parameterName));

    internal override Authenticator CreateAuthenticator(AuthenticationServices services) =>
        new SecretAuthenticator(sessionId.IsFixed && csrfToken.IsFixed, GetCredentialAsync);

    private static void ThrowIfNotCookieValue(string value, string parameterName)
    {
        if (value.AsSpan().ContainsAnyExcept(Allowed))
        {
            throw new ArgumentException(
                "A cookie may hold only visible ASCII characters without quotes, commas, semicolons and backslashes.",
                parameterName
            );
        }
    }

    private async ValueTask<RequestCredential> GetCredentialAsync(CancellationToken cancellationToken)
    {
        var session = await sessionId.GetAsync(cancellationToken).ConfigureAwait(false);
        var csrf = await csrfToken.GetAsync(cancellationToken).ConfigureAwait(false);
        ThrowIfNotCookieValue(session, "Credential");
        ThrowIfNotCookieValue(csrf, "Credential");
        return new([new("Cookie", $"sessionid={session}; csrftoken={csrf}"), new("X-CSRFToken", csrf)], [session, csrf], "Credential")
        {
            NeedsReferer = true,
        };
    }
}
