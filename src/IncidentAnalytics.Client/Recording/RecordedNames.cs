using System.Collections.Frozen;

namespace IncidentAnalytics.Client.Recording;

/// <summary>Which headers, query parameters and JSON members are recorded, and which are masked.</summary>
internal static class RecordedNames
{
    /// <summary>Headers with credentials, which no option shows.</summary>
    public static readonly FrozenSet<string> Credentials = new[]
    {
        "Authorization",
        "Cookie",
        "Cookie2",
        "Proxy-Authorization",
        "Set-Cookie",
        "Set-Cookie2",
        "X-Auth-Token",
        "X-CSRFToken",
        "X-Subject-Token",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static HashSet<string> CreateRequestHeaders() =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Encoding",
            "Content-Length",
            "Content-Type",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "traceparent",
            "User-Agent",
            "X-Correlation-Id",
            "X-Request-Id",
        };

    public static HashSet<string> CreateResponseHeaders() =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            "Age",
            "Allow",
            "Cache-Control",
            "Connection",
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-Type",
            "Date",
            "Deprecation",
            "ETag",
            "Expires",
            "Last-Modified",
            "Location",
            "RateLimit",
            "RateLimit-Limit",
            "RateLimit-Policy",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            "Request-Id",
            "Retry-After",
            "Server",
            "Sunset",
            "Transfer-Encoding",
            "Vary",
            "Via",
            "WWW-Authenticate",
            "x-amzn-RequestId",
            "X-Correlation-Id",
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
            "X-Request-Id",
        };

    public static HashSet<string> CreateQueryParameters() =>
        new(StringComparer.Ordinal)
        {
            "anomaly_type",
            "approvers",
            "assignees",
            "confidence_level",
            "cost_type",
            "created_after",
            "created_before",
            "dashboard_type",
            "end_date",
            "from",
            "heatmap_type",
            "include_expired",
            "insight_type",
            "is_acknowledged",
            "is_active",
            "is_resolved",
            "is_system_metric",
            "is_validated",
            "keywords",
            "limit",
            "metric_id",
            "metric_type",
            "min_confidence",
            "model_type",
            "offset",
            "ordering",
            "page",
            "page_size",
            "priorities",
            "recurrence_type",
            "search",
            "severity",
            "sort_column",
            "sort_type",
            "start_date",
            "status",
            "statuses",
            "time_granularity",
            "to",
            "type",
            "typed_keys",
        };

    public static HashSet<string> CreateMaskedMembers() =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            "access_token",
            "api_key",
            "auth_token",
            "authorization",
            "client_secret",
            "credentials",
            "csrf_token",
            "id_token",
            "passcode",
            "passphrase",
            "password",
            "private_key",
            "refresh_token",
            "secret",
            "session_id",
            "subject_token",
            "token",
            "x_auth_token",
        };

    /// <summary>The name without hyphens and underscores.</summary>
    public static string Normalize(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
