using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// Tells who sends a request: by <c>Authorization: Token</c>, by <c>Authorization: Bearer</c>, or by the session cookie. The first that a
/// request shows decides; a header of another scheme is as good as none.
/// </summary>
/// <param name="tokens">The users by their token.</param>
/// <param name="bearers">The users by what their single sign-on gave them.</param>
/// <param name="sessions">The users by their session.</param>
internal sealed class Authenticator(
    IReadOnlyDictionary<string, DrfUser> tokens,
    IReadOnlyDictionary<string, DrfUser> bearers,
    IReadOnlyDictionary<string, DrfSession> sessions
)
{
    /// <returns>The user, or null when the request shows no credentials.</returns>
    /// <exception cref="DrfException">It shows some, and they are wrong.</exception>
    public DrfUser? Authenticate(HttpRequest request, bool isSafe) =>
        ByHeader(request, "Token", tokens) ?? ByHeader(request, "Bearer", bearers) ?? BySession(request, isSafe);

    private static DrfUser? ByHeader(HttpRequest request, string scheme, IReadOnlyDictionary<string, DrfUser> users)
    {
        var parts = request.Headers.Authorization.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts is [] || !parts[0].Equals(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return parts.Length switch
        {
            1 => throw DrfException.AuthenticationFailed("Invalid token header. No credentials provided."),
            2 => users.GetValueOrDefault(parts[1]) ?? throw DrfException.AuthenticationFailed("Invalid token."),
            _ => throw DrfException.AuthenticationFailed("Invalid token header. Token string should not contain spaces."),
        };
    }

    /// <summary>A session that is unknown or over is nobody's. A browser's session must prove that a write is meant.</summary>
    private DrfUser? BySession(HttpRequest request, bool isSafe)
    {
        if (request.Cookies["sessionid"] is not { } id || !sessions.TryGetValue(id, out var session))
        {
            return null;
        }

        if (!isSafe)
        {
            CheckCsrf(request, session);
        }

        return session.User;
    }

    private static void CheckCsrf(HttpRequest request, DrfSession session)
    {
        var header = request.Headers["X-CSRFToken"].ToString();
        var problem = request.Cookies["csrftoken"] switch
        {
            null => "CSRF cookie not set.",
            _ when header.Length == 0 => "CSRF token missing.",
            var cookie when cookie != session.CsrfToken || header != session.CsrfToken =>
                "CSRF token from the 'X-Csrftoken' HTTP header incorrect.",
            _ => null,
        };
        if (problem is not null)
        {
            throw DrfException.PermissionDenied($"CSRF Failed: {problem}");
        }
    }
}
