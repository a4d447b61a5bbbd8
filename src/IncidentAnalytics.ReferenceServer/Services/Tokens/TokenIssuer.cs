using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Services.Tokens;

/// <summary>Issues and checks the access tokens of one server. Can be told to behave as less kind token endpoints do.</summary>
public sealed class TokenIssuer
{
    /// <summary>The one scope there is; every token has it.</summary>
    public const string Scope = "tickets.read";

    private readonly IncidentAnalyticsServerOptions _options;
    private volatile byte[] _key = RandomNumberGenerator.GetBytes(32);
    private long _issued;

    internal TokenIssuer(IncidentAnalyticsServerOptions options)
    {
        _options = options;
        Lifetime = options.TokenLifetime;
    }

    /// <summary>How long the tokens issued from now on live; whole seconds are told to the client.</summary>
    public TimeSpan Lifetime { get; set; }

    /// <summary>How the lifetime is told.</summary>
    public ExpiresInForm ExpiresIn { get; set; }

    /// <summary>How many tokens were issued since the start or the last reset.</summary>
    public long IssuedCount => Interlocked.Read(ref _issued);

    /// <summary>Makes every token issued so far invalid: the services answer 401 to it.</summary>
    public void RevokeAll() => _key = RandomNumberGenerator.GetBytes(32);

    internal void Reset()
    {
        Lifetime = _options.TokenLifetime;
        ExpiresIn = ExpiresInForm.Number;
        Interlocked.Exchange(ref _issued, 0);
    }

    internal string Issue(string clientId)
    {
        var now = _options.TimeProvider.GetUtcNow();
        var number = Interlocked.Increment(ref _issued);
        return JsonWebToken.Sign(
            new JsonObject
            {
                ["iss"] = "incident-analytics-server",
                ["sub"] = clientId,
                ["client_id"] = clientId,
                ["scope"] = Scope,
                ["token_use"] = "access",
                ["iat"] = now.ToUnixTimeSeconds(),
                ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
                // Two tokens of one second differ, also after a reset.
                ["jti"] = number.ToString("x8", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetHexString(8, lowercase: true),
            },
            _key);
    }

    /// <summary>The token's content, or null and why it is not accepted.</summary>
    internal AccessToken? Verify(string token, out string reason)
    {
        reason = "The access token is not valid.";
        if (JsonWebToken.Verify(token, _key) is not { } claims)
        {
            return null;
        }

        var access = new AccessToken(
            (string)claims["client_id"]!,
            (string)claims["scope"]!,
            DateTimeOffset.FromUnixTimeSeconds((long)claims["exp"]!));
        if (access.ExpiresAt > _options.TimeProvider.GetUtcNow())
        {
            return access;
        }

        reason = "The access token has expired.";
        return null;
    }
}
