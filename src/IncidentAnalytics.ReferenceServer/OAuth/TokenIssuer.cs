using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.OAuth;

/// <summary>Issues and checks the access tokens of one server. Can be told to behave as less kind token endpoints do.</summary>
public sealed class TokenIssuer : SignedTokenIssuer
{
    /// <summary>The one scope there is; every token has it.</summary>
    public const string Scope = "tickets.read";

    internal TokenIssuer(IncidentAnalyticsServerOptions options)
        : base(options.TimeProvider, options.TokenLifetime) { }

    /// <summary>How the lifetime is told: in whole seconds, as a number, as text or not at all.</summary>
    public ExpiresInForm ExpiresIn { get; set; }

    internal override void Reset()
    {
        base.Reset();
        ExpiresIn = ExpiresInForm.Number;
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

    /// <summary>The token's content, or null and why it is not accepted.</summary>
    internal AccessToken? Verify(string token, out string reason) =>
        Claims(token, out reason) is { } claims
            ? new AccessToken((string)claims["client_id"]!, (string)claims["scope"]!, ExpiresAt(claims))
            : null;

    private static DateTimeOffset WholeSecond(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
