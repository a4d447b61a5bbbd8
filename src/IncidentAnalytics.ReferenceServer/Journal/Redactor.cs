using System.Buffers;
using System.Collections.Frozen;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Journal;

/// <summary>
/// Redacts requests for the journal. Values that are known to be harmless are shown. Others (credentials, cookies, custom headers, undocumented
/// parameters and members) are replaced by a mark, which is the same for the same text on this server.
/// </summary>
internal sealed class Redactor
{
    private static readonly FrozenSet<string> ShownHeaders = new[]
    {
        "Accept",
        "Accept-Charset",
        "Accept-Encoding",
        "Accept-Language",
        "Cache-Control",
        "client_id",
        "Connection",
        "Content-Encoding",
        "Content-Language",
        "Content-Length",
        "Content-Type",
        "Date",
        "Expect",
        "Host",
        "If-Match",
        "If-Modified-Since",
        "If-None-Match",
        "If-Unmodified-Since",
        "Keep-Alive",
        "Max-Forwards",
        "Origin",
        "Pragma",
        "Range",
        "Request-Id",
        "TE",
        "traceparent",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "User-Agent",
        "Via",
        "X-Request-Id",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> ShownSchemes = new[] { "Basic", "Bearer", "Token" }.ToFrozenSet(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The documented parameters of all services.</summary>
    private static readonly FrozenSet<string> ShownParameters = new[]
    {
        "type",
        "typed_keys",
        "nocatalog",
        "offset",
        "limit",
        "from",
        "to",
        "statuses",
        "keywords",
        "priorities",
        "assignees",
        "approvers",
        "sort_type",
        "sort_column",
        "page",
        "page_size",
        "ordering",
        "search",
        "metric_type",
        "is_active",
        "is_system_metric",
        "created_after",
        "created_before",
        "metric_id",
        "start_date",
        "end_date",
        "recurrence_type",
        "min_confidence",
        "is_resolved",
        "model_type",
        "status",
        "anomaly_type",
        "severity",
        "cost_type",
        "is_validated",
        "dashboard_type",
        "heatmap_type",
        "time_granularity",
        "insight_type",
        "confidence_level",
        "is_acknowledged",
        "include_expired",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ShownFormMembers = new[] { "grant_type", "client_id", "scope" }.ToFrozenSet(
        StringComparer.Ordinal
    );

    private static readonly SearchValues<char> FormNameCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"
    );

    // The key is random, so that the secret behind a mark cannot be found by trying.
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly JsonRedactor _json;

    public Redactor() => _json = new JsonRedactor(Mark);

    public Dictionary<string, string> RedactHeaders(IHeaderDictionary headers) =>
        headers.ToDictionary(
            static header => header.Key,
            header => RedactHeader(header.Key, header.Value.ToString()),
            StringComparer.OrdinalIgnoreCase
        );

    /// <param name="query">The query string with its question mark, or empty.</param>
    public string RedactQuery(string query) => query.Length <= 1 ? query : "?" + RedactPairs(query[1..], ShownParameters);

    /// <summary>
    /// Shows the JSON of the four services. Of other JSON and of forms, which can be token requests, the members that are known to be harmless are
    /// shown, and nothing of any other text.
    /// </summary>
    public string RedactBody(string path, string? contentType, string body)
    {
        if (contentType is not null && contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return RedactPairs(body, ShownFormMembers);
        }

        // Whatever the content type: a token request with a wrong one has a secret, too.
        return body.AsSpan().TrimStart() switch
        {
            [] => body,
            ['{' or '[', ..] => IsService(path) ? _json.RedactServiceRequest(body) : _json.RedactTokenRequest(body),
            _ => IsForm(body) ? RedactPairs(body, ShownFormMembers) : Mark(body),
        };
    }

    private static bool IsService(string path) =>
        path.StartsWith("/v3/tickets/", StringComparison.Ordinal)
        || path.StartsWith("/api/sonar/", StringComparison.Ordinal)
        || path.StartsWith("/api/analytics/", StringComparison.Ordinal)
        || (path.StartsWith("/v2/", StringComparison.Ordinal) && path.Contains("/events/", StringComparison.Ordinal));

    private static bool IsForm(string body)
    {
        var name = body.AsSpan(0, Math.Max(body.IndexOf('=', StringComparison.Ordinal), 0));
        return !name.IsEmpty && !name.ContainsAnyExcept(FormNameCharacters) && !body.Any(char.IsWhiteSpace);
    }

    private string RedactHeader(string name, string value)
    {
        if (ShownHeaders.Contains(name) || value.Length == 0)
        {
            return value;
        }

        var space = value.IndexOf(' ', StringComparison.Ordinal);
        return name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && space > 0 && ShownSchemes.Contains(value[..space])
            ? value[..(space + 1)] + Mark(value[(space + 1)..])
            : Mark(value);
    }

    /// <summary>Shows all names, so that a misspelled one can be found. A part without a value is redacted: it can be a secret.</summary>
    private string RedactPairs(string text, FrozenSet<string> shown) =>
        string.Join(
            '&',
            text.Split('&')
                .Select(pair =>
                {
                    var equals = pair.IndexOf('=', StringComparison.Ordinal);
                    var name = WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals]);
                    return shown.Contains(name) || pair.Length == 0 || equals == pair.Length - 1 ? pair
                        : equals <= 0 ? Mark(pair)
                        : pair[..(equals + 1)] + Mark(pair[(equals + 1)..]);
                })
        );

    private string Mark(string secret) =>
        "[redacted-" + Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(secret)))[..8] + "]";
}
