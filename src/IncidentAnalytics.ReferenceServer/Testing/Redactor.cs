using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Testing;

/// <summary>Takes the secrets out of what the journal keeps.</summary>
internal sealed class Redactor
{
    private static readonly HashSet<string> SecretHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "X-Auth-Token", "X-CSRFToken", "X-Subject-Token",
    };

    // A key of this server's own: the mark of a secret is of no use to anyone who tries secrets elsewhere.
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public Dictionary<string, string> Headers(IHeaderDictionary headers) => headers.ToDictionary(
        static header => header.Key,
        header => SecretHeaders.Contains(header.Key) ? Header(header.Value.ToString()) : header.Value.ToString(),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The body with the secrets of a form or of JSON replaced; any other body as it is.</summary>
    public string Body(string? contentType, string body)
    {
        if (contentType is null || !contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            // Whatever type it claims to be: a token request of a wrong type has a password as well.
            return body.AsSpan().TrimStart() is ['{' or '[', ..] ? JsonSecrets.Replace(body, Mark) : body;
        }

        var pairs = body.Split('&').Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var isSecret = equals > 0 && WebUtility.UrlDecode(pair[..equals]) == "client_secret";
            return isSecret ? pair[..(equals + 1)] + Mark(pair[(equals + 1)..]) : pair;
        });
        return string.Join('&', pairs);
    }

    private string Header(string value)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? Mark(value) : value[..(space + 1)] + Mark(value[(space + 1)..]);
    }

    private string Mark(string secret) =>
        "[redacted-" + Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(secret)))[..8] + "]";
}
