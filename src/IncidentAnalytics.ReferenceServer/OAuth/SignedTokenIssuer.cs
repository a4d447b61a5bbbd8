using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.OAuth;

/// <summary>What the token issuers of a server have in common: signed tokens that expire by the server's clock and can be revoked.</summary>
public abstract class SignedTokenIssuer
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _initialLifetime;
    private volatile byte[] _key = RandomNumberGenerator.GetBytes(32);
    private long _issued;

    private protected SignedTokenIssuer(TimeProvider clock, TimeSpan lifetime)
    {
        _clock = clock;
        _initialLifetime = lifetime;
        Lifetime = lifetime;
    }

    /// <summary>How long the tokens issued from now on live.</summary>
    public TimeSpan Lifetime { get; set; }

    /// <summary>How many tokens were issued since the start or the last reset.</summary>
    public long IssuedCount => Interlocked.Read(ref _issued);

    /// <summary>Makes every token issued so far invalid: the services answer 401 to it.</summary>
    public void RevokeAll() => _key = RandomNumberGenerator.GetBytes(32);

    internal virtual void Reset()
    {
        Lifetime = _initialLifetime;
        Interlocked.Exchange(ref _issued, 0);
    }

    private protected DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>A token with these claims, and with when it was issued, when it expires, and an id.</summary>
    private protected string Sign(JsonObject claims, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
    {
        var number = Interlocked.Increment(ref _issued);
        claims["iat"] = NumericDate(issuedAt);
        claims["exp"] = NumericDate(expiresAt);

        // Two tokens of one second differ, also after a reset.
        claims["jti"] = number.ToString("x8", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetHexString(8, lowercase: true);
        return JsonWebToken.Sign(claims, _key);
    }

    /// <summary>The claims of a token of this issuer, or null and why it is not accepted.</summary>
    private protected JsonObject? Claims(string token, out string reason)
    {
        reason = "The access token is not valid.";
        if (JsonWebToken.Verify(token, _key) is not { } claims)
        {
            return null;
        }

        if (ExpiresAt(claims) > Now)
        {
            return claims;
        }

        reason = "The access token has expired.";
        return null;
    }

    private protected static DateTimeOffset ExpiresAt(JsonObject claims) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)((decimal)claims["exp"]! * TimeSpan.TicksPerSecond));

    /// <summary>Seconds since 1970 (RFC 7519, section 2), which need not be whole.</summary>
    private static JsonValue NumericDate(DateTimeOffset instant)
    {
        var (seconds, ticks) = Math.DivRem((instant - DateTimeOffset.UnixEpoch).Ticks, TimeSpan.TicksPerSecond);
        return ticks == 0 ? JsonValue.Create(seconds) : JsonValue.Create(seconds + ((decimal)ticks / TimeSpan.TicksPerSecond));
    }
}
