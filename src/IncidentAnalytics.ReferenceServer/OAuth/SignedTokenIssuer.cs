using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.OAuth;

/// <summary>The base class of token issuers. Tokens are signed, expire by the server's clock and can be revoked.</summary>
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

    /// <summary>The lifetime of new tokens.</summary>
    public TimeSpan Lifetime { get; set; }

    /// <summary>The number of tokens issued since the start or the last reset.</summary>
    public long IssuedCount => Interlocked.Read(ref _issued);

    private protected DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Revokes all tokens issued so far: services respond to them with 401.</summary>
    public void RevokeAll() => _key = RandomNumberGenerator.GetBytes(32);

    internal virtual void Reset()
    {
        Lifetime = _initialLifetime;
        Interlocked.Exchange(ref _issued, 0);
    }

    /// <summary>Signs a token with these claims, the times of issue and expiry, and an id.</summary>
    private protected string Sign(JsonObject claims, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
    {
        var number = Interlocked.Increment(ref _issued);
        claims["iat"] = NumericDate(issuedAt);
        claims["exp"] = NumericDate(expiresAt);

        // Tokens of the same second differ, even after a reset.
        claims["jti"] = number.ToString("x8", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetHexString(8, lowercase: true);
        return JsonWebToken.Sign(claims, _key);
    }

    /// <summary>The claims of a valid token of this issuer, or null and the reason.</summary>
    private protected JsonObject? ReadClaims(string token, out string reason)
    {
        reason = "The access token is not valid.";
        if (JsonWebToken.Verify(token, _key) is not { } claims)
        {
            return null;
        }

        if (ReadExpiry(claims) > Now)
        {
            return claims;
        }

        reason = "The access token has expired.";
        return null;
    }

    private protected static DateTimeOffset ReadExpiry(JsonObject claims) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)((decimal)claims["exp"]! * TimeSpan.TicksPerSecond));

    /// <summary>Seconds since 1970, possibly with a fraction (RFC 7519, section 2).</summary>
    private static JsonValue NumericDate(DateTimeOffset instant)
    {
        var (seconds, ticks) = Math.DivRem((instant - DateTimeOffset.UnixEpoch).Ticks, TimeSpan.TicksPerSecond);
        return ticks == 0 ? JsonValue.Create(seconds) : JsonValue.Create(seconds + ((decimal)ticks / TimeSpan.TicksPerSecond));
    }
}

/// <summary>JSON Web Tokens in the compact form, signed with HMAC SHA-256 (RFC 7515, RFC 7519).</summary>
internal static class JsonWebToken
{
    private static readonly string Header = Encode("""{"alg":"HS256","typ":"JWT"}"""u8);

    public static string Sign(JsonObject claims, ReadOnlySpan<byte> key)
    {
        var signed = Header + "." + Encode(JsonSerializer.SerializeToUtf8Bytes(claims));
        return signed + "." + Signature(signed, key);
    }

    /// <summary>The claims of a token that is signed with this key and algorithm; null for any other text.</summary>
    public static JsonObject? Verify(string token, ReadOnlySpan<byte> key)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || parts[0] != Header)
        {
            return null;
        }

        var expected = Encoding.ASCII.GetBytes(Signature(parts[0] + "." + parts[1], key));
        var actual = Encoding.UTF8.GetBytes(parts[2]);
        return CryptographicOperations.FixedTimeEquals(expected, actual) ? JsonNode.Parse(Decode(parts[1])) as JsonObject : null;
    }

    private static string Signature(string signed, ReadOnlySpan<byte> key) =>
        Encode(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));

    private static string Encode(ReadOnlySpan<byte> bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] Decode(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='));
    }
}
