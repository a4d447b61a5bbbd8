using System.Buffers;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// A session of a Django site, as its own pages use it: the cookies <c>sessionid</c> and <c>csrftoken</c>, the latter once more as
/// <c>X-CSRFToken</c>, and a <c>Referer</c> of the site itself, without which Django refuses what is posted over https.
/// </summary>
internal sealed class SessionCredential(Secret sessionId, Secret csrfToken) : Credential
{
    /// <summary>What may stand in a cookie (RFC 6265, 4.1.1): anything else could end it and begin another.</summary>
    private static readonly SearchValues<char> Allowed = SearchValues.Create([
        .. Enumerable.Range(0x21, 0x5E).Select(static c => (char)c).Except(['"', ',', ';', '\\']),
    ]);

    /// <exception cref="ArgumentException">A fixed secret has a character that no cookie can carry.</exception>
    public static void ThrowIfNoCookie(Secret secret, string parameterName) =>
        secret.CheckFixed(value => ThrowIfNoCookie(value, parameterName));

    internal override Authenticator CreateAuthenticator(AuthenticationServices services) =>
        new SecretAuthenticator(sessionId.IsFixed && csrfToken.IsFixed, AskAsync);

    private static void ThrowIfNoCookie(string value, string parameterName)
    {
        if (value.AsSpan().ContainsAnyExcept(Allowed))
        {
            throw new ArgumentException(
                "A cookie may hold only visible ASCII characters without quotes, commas, semicolons and backslashes.",
                parameterName
            );
        }
    }

    private async ValueTask<RequestCredential> AskAsync(CancellationToken cancellationToken)
    {
        var session = await sessionId.GetAsync(cancellationToken).ConfigureAwait(false);
        var csrf = await csrfToken.GetAsync(cancellationToken).ConfigureAwait(false);
        ThrowIfNoCookie(session, "Credential");
        ThrowIfNoCookie(csrf, "Credential");
        return new([new("Cookie", $"sessionid={session}; csrftoken={csrf}"), new("X-CSRFToken", csrf)], [session, csrf], "Credential")
        {
            NeedsReferer = true,
        };
    }
}
