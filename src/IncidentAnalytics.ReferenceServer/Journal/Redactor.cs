using System.Collections.Frozen;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Journal;

/// <summary>
/// Takes the secrets out of what the journal keeps. What is known to be harmless is shown; anything else (cookies, headers of the user's own,
/// parameters and form members that nobody documents) is replaced by a mark that is the same for the same text on this server.
/// </summary>
internal sealed partial class Redactor
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

    /// <summary>The documented parameters of all services, and those of the administration.</summary>
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

    // A key of this server's own: the mark of a secret is of no use to anyone who tries secrets elsewhere.
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public Dictionary<string, string> Headers(IHeaderDictionary headers) =>
        headers.ToDictionary(
            static header => header.Key,
            header => Header(header.Key, header.Value.ToString()),
            StringComparer.OrdinalIgnoreCase
        );

    /// <param name="query">With its question mark, as it was sent; or empty.</param>
    public string Query(string query) => query.Length <= 1 ? query : "?" + Pairs(query[1..], ShownParameters);

    /// <summary>
    /// JSON with its secrets replaced, a form with all but the members that every token request has. Of any other text nothing is known: it is a mark.
    /// </summary>
    public string Body(string? contentType, string body)
    {
        if (contentType is not null && contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return Pairs(body, ShownFormMembers);
        }

        // Whatever type it claims to be: a token request of a wrong type has a password as well.
        return body.AsSpan().TrimStart() switch
        {
            [] => body,
            ['{' or '[', ..] => JsonSecrets.Replace(body, Mark),
            _ => FormText().IsMatch(body) ? Pairs(body, ShownFormMembers) : Mark(body),
        };
    }

    private string Header(string name, string value)
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

    /// <summary>Names stay, so that a misspelt one can be seen; a part without a value may itself be a secret.</summary>
    private string Pairs(string text, FrozenSet<string> shown) =>
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

    [GeneratedRegex("^[A-Za-z_]+=[^\\s]*$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FormText();
}
