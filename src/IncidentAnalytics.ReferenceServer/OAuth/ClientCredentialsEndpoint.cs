using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IncidentAnalytics.ReferenceServer.OAuth;

/// <summary>The OAuth 2.0 token endpoint with the client credentials grant (RFC 6749, section 4.4).</summary>
internal sealed class ClientCredentialsEndpoint(TokenIssuer issuer)
{
    public const string Path = "/oauth2/token";

    private static readonly string[] Parameters = ["grant_type", "client_id", "client_secret", "scope"];

    public void Map(RouteTable routes) => routes.MapPost(Path, AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        // Errors must not be cached either.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";

        if (await ReadFormAsync(context).ConfigureAwait(false) is not { } form)
        {
            var unreadable = TokenError.InvalidRequest("The body must be a valid form of type application/x-www-form-urlencoded.");
            await ErrorAsync(context, unreadable).ConfigureAwait(false);
            return;
        }

        var authorization = (string?)context.Request.Headers.Authorization;
        if (Check(authorization, form, out var clientId) is { } error)
        {
            if (error.Status == StatusCodes.Status401Unauthorized)
            {
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"incident-analytics-server\", charset=\"UTF-8\"";
            }

            await ErrorAsync(context, error).ConfigureAwait(false);
            return;
        }

        await Answer.JsonAsync(context, StatusCodes.Status200OK, Success(clientId, (string?)form["scope"])).ConfigureAwait(false);
    }

    /// <summary>The form in the body; null when the type is another one, such as a multipart form, or the body cannot be read.</summary>
    private static async Task<IFormCollection?> ReadFormAsync(HttpContext context)
    {
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            return null;
        }
    }

    private static TokenError? Check(string? authorization, IFormCollection form, out string clientId)
    {
        clientId = "";
        if (Array.Find(Parameters, name => form[name].Count > 1) is { } repeated)
        {
            return TokenError.InvalidRequest($"The parameter {repeated} is given more than once.");
        }

        if ((string?)form["grant_type"] is not { Length: > 0 } grantType)
        {
            return TokenError.InvalidRequest("The parameter grant_type is missing.");
        }

        if (ClientAuthentication.Authenticate(authorization, form, out clientId) is { } error)
        {
            return error;
        }

        if (grantType != "client_credentials")
        {
            return TokenError.UnsupportedGrantType(grantType);
        }

        var unknown = ((string?)form["scope"] ?? "").Split(' ').FirstOrDefault(static scope => scope is not ("" or TokenIssuer.Scope));
        return unknown is null ? null : TokenError.InvalidScope(unknown);
    }

    private JsonObject Success(string clientId, string? requestedScope)
    {
        var body = new JsonObject { ["access_token"] = issuer.Issue(clientId), ["token_type"] = "Bearer" };
        var seconds = (long)issuer.Lifetime.TotalSeconds;
        switch (issuer.ExpiresIn)
        {
            case ExpiresInFormat.Number:
                body["expires_in"] = seconds;
                break;
            case ExpiresInFormat.Text:
                body["expires_in"] = seconds.ToString(CultureInfo.InvariantCulture);
                break;
            case ExpiresInFormat.Omitted:
                break;
        }

        if (!string.IsNullOrEmpty(requestedScope))
        {
            body["scope"] = TokenIssuer.Scope;
        }

        return body;
    }

    private static Task ErrorAsync(HttpContext context, TokenError error) =>
        Answer.JsonAsync(context, error.Status, new JsonObject { ["error"] = error.Error, ["error_description"] = error.Description });
}

/// <summary>An error response of the token endpoint (RFC 6749, section 5.2).</summary>
internal sealed record TokenError(int Status, string Error, string Description)
{
    public static TokenError InvalidRequest(string description) => new(400, "invalid_request", description);

    public static TokenError InvalidClient(string description) => new(401, "invalid_client", description);

    public static TokenError UnsupportedGrantType(string grantType) =>
        new(400, "unsupported_grant_type", $"The grant type '{Printable(grantType)}' is not supported; use client_credentials.");

    public static TokenError InvalidScope(string scope) =>
        new(400, "invalid_scope", $"The scope '{Printable(scope)}' is unknown; the only scope is {TokenIssuer.Scope}.");

    // error_description is limited to printable ASCII without quotes and backslashes.
    private static string Printable(string text) =>
        string.Concat(text.Take(100).Select(static c => c is >= ' ' and <= '~' and not ('"' or '\\') ? c : '?'));
}
