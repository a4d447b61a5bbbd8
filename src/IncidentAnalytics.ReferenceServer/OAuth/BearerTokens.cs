using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.OAuth;

/// <summary>Reads the bearer token of a request (RFC 6750).</summary>
internal static class BearerTokens
{
    private const string Scheme = "Bearer ";

    /// <summary>The verified token, or null and why the request is refused; the challenge header is set then.</summary>
    public static AccessToken? Check(HttpContext context, TokenIssuer issuer, out string reason)
    {
        var authorization = (string?)context.Request.Headers.Authorization;
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            // No error code when no token came at all: RFC 6750, section 3.1.
            context.Response.Headers.WWWAuthenticate = "Bearer";
            reason = "Not authenticated: a bearer token is required.";
            return null;
        }

        var token = issuer.Verify(authorization[Scheme.Length..].Trim(), out reason);
        if (token is null)
        {
            context.Response.Headers.WWWAuthenticate = $"Bearer error=\"invalid_token\", error_description=\"{reason}\"";
        }

        return token;
    }
}
