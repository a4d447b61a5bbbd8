using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// Identifies the user of a request by <c>Authorization: Token</c>, <c>Authorization: Bearer</c> or the session cookie, in this order. A
/// header of another scheme is ignored.
/// </summary>
/// <param name="tokens">The users by their token.</param>
/// <param name="bearers">The users by their single sign-on token.</param>
/// <param name="sessions">The users by their session.</param>
internal sealed class Authenticator(
    IReadOnlyDictionary<string, DrfUser> tokens,
    IReadOnlyDictionary<string, DrfUser> bearers,
    IReadOnlyDictionary<string, DrfSession> sessions
)
{
    /// <returns>The user, or null when the request has no credentials.</returns>
    /// <exception cref="DrfException">The credentials are invalid.</exception>
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

    /// <summary>An unknown session has no user. A write in a session needs the CSRF token.</summary>
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

/// <summary>The user of a request.</summary>
/// <param name="Id">The id in <c>created_by</c> and similar members.</param>
/// <param name="UserName">The name in <c>created_by_username</c>.</param>
/// <param name="Roles">The roles, to which dashboards can be limited.</param>
/// <param name="MayWrite">False for read-only access.</param>
internal sealed record DrfUser(Guid Id, string UserName, IReadOnlySet<string> Roles, bool MayWrite);

/// <summary>A browser session: its user and the CSRF token of its writes.</summary>
internal sealed record DrfSession(DrfUser User, string CsrfToken);
