using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.OAuth;

/// <summary>JSON Web Tokens in the compact form, signed with HMAC SHA-256 (RFC 7515, RFC 7519).</summary>
internal static class JsonWebToken
{
    private static readonly string Header = Encode("""{"alg":"HS256","typ":"JWT"}"""u8);

    public static string Sign(JsonObject claims, ReadOnlySpan<byte> key)
    {
        var signed = Header + "." + Encode(JsonSerializer.SerializeToUtf8Bytes(claims));
        return signed + "." + Signature(signed, key);
    }

    /// <summary>The claims of a token that was signed with this key and this algorithm; null for any other text.</summary>
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
