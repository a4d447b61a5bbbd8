using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.OAuth;

/// <summary>Authenticates clients by client_secret_basic or client_secret_post (RFC 6749, section 2.3.1).</summary>
internal static class ClientAuthentication
{
    private const string Basic = "Basic ";

    /// <returns>Null when the client is authenticated.</returns>
    public static TokenError? Authenticate(string? authorization, IFormCollection form, out string clientId)
    {
        var id = (string?)form["client_id"] ?? "";

        // A parameter without a value is treated as omitted: RFC 6749, section 3.2.
        var secret = (string?)form["client_secret"] is { Length: > 0 } given ? given : null;
        if (authorization is not null)
        {
            if (secret is not null)
            {
                clientId = "";
                return TokenError.InvalidRequest("The client authenticates twice, in the Authorization header and in the body.");
            }

            if (!TryReadBasic(authorization, out var basicId, out secret))
            {
                clientId = "";
                return TokenError.InvalidClient("The Authorization header is not HTTP Basic with a client id and a secret.");
            }

            if (id.Length > 0 && id != basicId)
            {
                clientId = "";
                return TokenError.InvalidRequest("The client_id of the body differs from that of the Authorization header.");
            }

            id = basicId;
        }

        clientId = id;
        if (id.Length == 0 || secret is null)
        {
            return TokenError.InvalidClient("The client did not authenticate: client_id and client_secret are missing.");
        }

        return id == ReferenceCredentials.ClientId && AreEqual(secret, ReferenceCredentials.ClientSecret)
            ? null
            : TokenError.InvalidClient("The client is unknown or its secret is wrong.");
    }

    private static bool TryReadBasic(string authorization, out string id, out string? secret)
    {
        id = "";
        secret = null;
        var buffer = new byte[authorization.Length];
        if (
            !authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(authorization[Basic.Length..].Trim(), buffer, out var length)
        )
        {
            return false;
        }

        var pair = Encoding.UTF8.GetString(buffer, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return false;
        }

        // Both parts are form-encoded before they are joined: a colon or a plus in a secret arrives as %3A or %2B.
        id = WebUtility.UrlDecode(pair[..colon]);
        secret = WebUtility.UrlDecode(pair[(colon + 1)..]);
        return true;
    }

    private static bool AreEqual(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
