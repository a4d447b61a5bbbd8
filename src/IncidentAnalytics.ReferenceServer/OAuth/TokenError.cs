namespace IncidentAnalytics.ReferenceServer.OAuth;

/// <summary>An error answer of the token endpoint (RFC 6749, section 5.2).</summary>
internal sealed record TokenError(int Status, string Error, string Description)
{
    public static TokenError InvalidRequest(string description) => new(400, "invalid_request", description);

    public static TokenError InvalidClient(string description) => new(401, "invalid_client", description);

    public static TokenError UnsupportedGrantType(string grantType) =>
        new(400, "unsupported_grant_type", $"The grant type '{Printable(grantType)}' is not supported; use client_credentials.");

    public static TokenError InvalidScope(string scope) =>
        new(400, "invalid_scope", $"The scope '{Printable(scope)}' is unknown; there is {TokenIssuer.Scope}.");

    // error_description is limited to printable ASCII without quotes and backslashes.
    private static string Printable(string text) =>
        string.Concat(text.Take(100).Select(static c => c is >= ' ' and <= '~' and not ('"' or '\\') ? c : '?'));
}
