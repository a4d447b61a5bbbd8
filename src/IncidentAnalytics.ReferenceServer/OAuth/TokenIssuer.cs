using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.OAuth;

/// <summary>Issues and verifies the access tokens of a server.</summary>
public sealed class TokenIssuer : SignedTokenIssuer
{
    /// <summary>The only scope. Every token has it.</summary>
    public const string Scope = "tickets.read";

    internal TokenIssuer(IncidentAnalyticsServerOptions options)
        : base(options.TimeProvider, options.TokenLifetime) { }

    /// <summary>The format of <c>expires_in</c> in token responses.</summary>
    public ExpiresInFormat ExpiresIn { get; set; }

    internal override void Reset()
    {
        base.Reset();
        ExpiresIn = ExpiresInFormat.Number;
    }

    internal string Issue(string clientId)
    {
        var now = Now;
        var claims = new JsonObject
        {
            ["iss"] = "incident-analytics-server",
            ["sub"] = clientId,
            ["client_id"] = clientId,
            ["scope"] = Scope,
            ["token_use"] = "access",
        };
        return Sign(claims, WholeSecond(now), WholeSecond(now + Lifetime));
    }

    /// <summary>The content of a valid token, or null and the reason.</summary>
    internal AccessToken? Verify(string token, out string reason) =>
        ReadClaims(token, out reason) is { } claims
            ? new AccessToken((string)claims["client_id"]!, (string)claims["scope"]!, ReadExpiry(claims))
            : null;

    private static DateTimeOffset WholeSecond(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}

/// <summary>The format of <c>expires_in</c>, the lifetime of a token in whole seconds.</summary>
public enum ExpiresInFormat
{
    /// <summary>A number, as in RFC 6749.</summary>
    Number,

    /// <summary>A string of digits.</summary>
    Text,

    /// <summary>Omitted, which RFC 6749 allows.</summary>
    Omitted,
}

/// <summary>The content of a verified access token.</summary>
internal sealed record AccessToken(string ClientId, string Scope, DateTimeOffset ExpiresAt);

/// <summary>Authenticates requests by their bearer token (RFC 6750).</summary>
internal static class BearerAuthentication
{
    private const string Scheme = "Bearer ";

    /// <summary>The verified token, or null and the reason; the challenge header is set then.</summary>
    public static AccessToken? Authenticate(HttpContext context, TokenIssuer issuer, out string reason)
    {
        var authorization = (string?)context.Request.Headers.Authorization;
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            // Without a token there is no error code: RFC 6750, section 3.1.
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
