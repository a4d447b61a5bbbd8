using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Events;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.OAuth;
using IncidentAnalytics.ReferenceServer.Sonar;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary>The common part of the endpoints that change the behavior of a service: the request has the members to change, the response all of them.</summary>
internal static class SettingsEndpoint
{
    /// <param name="context">The request.</param>
    /// <param name="apply">Reads all members before it applies any, so that an invalid request changes nothing.</param>
    /// <param name="describe">Writes the current settings.</param>
    public static async Task AnswerAsync(HttpContext context, Action<JsonElement> apply, Func<JsonObject> describe)
    {
        if (await JsonRequest.TryReadAsync(context, apply).ConfigureAwait(false))
        {
            await Answer.JsonAsync(context, StatusCodes.Status200OK, describe()).ConfigureAwait(false);
        }
    }
}

/// <summary>
/// <c>POST /_reference/tokens</c> and <c>/_reference/tokens/iam</c>: the settings of a token endpoint. Every member is optional; only OAuth
/// has <c>expires_in</c>.
/// </summary>
internal sealed class TokenSettingsEndpoint(string path, SignedTokenIssuer tokens)
{
    private readonly TokenIssuer? _oauth = tokens as TokenIssuer;

    public void Map(RouteTable routes) => routes.MapPost(path, AnswerAsync);

    private Task AnswerAsync(HttpContext context) => SettingsEndpoint.AnswerAsync(context, Apply, Describe);

    private JsonObject Describe()
    {
        var answer = new JsonObject { ["lifetime_seconds"] = (long)tokens.Lifetime.TotalSeconds };
        if (_oauth is not null)
        {
            answer["expires_in"] = _oauth.ExpiresIn.ToString().ToLowerInvariant();
        }

        answer["issued"] = tokens.IssuedCount;
        return answer;
    }

    private void Apply(JsonElement json)
    {
        var lifetime = json.TryGetProperty("lifetime_seconds", out var seconds)
            ? TimeSpan.FromSeconds(seconds.GetInt32())
            : tokens.Lifetime;
        ExpiresInFormat? format = json.TryGetProperty("expires_in", out var expiresIn) ? ParseFormat(expiresIn.GetString()) : null;
        var revoke = json.TryGetProperty("revoke", out var flag) && flag.GetBoolean();
        if (lifetime < TimeSpan.FromSeconds(1) || lifetime > TimeSpan.FromDays(1))
        {
            throw new FormatException("lifetime_seconds must be a whole number from 1 to 86400.");
        }

        if (format is not null && _oauth is null)
        {
            throw new FormatException("Responses of this token endpoint have no expires_in.");
        }

        tokens.Lifetime = lifetime;
        if (format is not null)
        {
            _oauth!.ExpiresIn = format.Value;
        }

        if (revoke)
        {
            tokens.RevokeAll();
        }
    }

    private static ExpiresInFormat ParseFormat(string? text) =>
        text switch
        {
            "number" => ExpiresInFormat.Number,
            "text" => ExpiresInFormat.Text,
            "omitted" => ExpiresInFormat.Omitted,
            _ => throw new FormatException("expires_in must be number, text or omitted."),
        };
}

/// <summary><c>POST /_reference/events</c>: the settings of the events service. Every member is optional.</summary>
internal sealed class EventSettingsEndpoint(EventBehavior behavior)
{
    public void Map(RouteTable routes) => routes.MapPost("/_reference/events", AnswerAsync);

    private Task AnswerAsync(HttpContext context) => SettingsEndpoint.AnswerAsync(context, Apply, Describe);

    private JsonObject Describe() =>
        new()
        {
            ["errors"] = behavior.ErrorFormat == EventErrorFormat.ErrorMsg ? "error_msg" : "error_message",
            ["summary"] = behavior.SendsSummary,
            ["empty_series"] = new JsonArray([.. behavior.EmptySeries.Select(static severity => (JsonNode)severity)]),
        };

    private void Apply(JsonElement json)
    {
        var errors = json.TryGetProperty("errors", out var form) ? ParseFormat(form.GetString()) : behavior.ErrorFormat;
        var summary = json.TryGetProperty("summary", out var flag) ? flag.GetBoolean() : behavior.SendsSummary;
        if (json.TryGetProperty("empty_series", out var severities))
        {
            // The setter checks all of them before it changes any.
            behavior.EmptySeries = [.. severities.EnumerateArray().Select(static severity => severity.GetString() ?? "")];
        }

        behavior.ErrorFormat = errors;
        behavior.SendsSummary = summary;
    }

    private static EventErrorFormat ParseFormat(string? text) =>
        text switch
        {
            "error_message" => EventErrorFormat.ErrorMessage,
            "error_msg" => EventErrorFormat.ErrorMsg,
            _ => throw new FormatException("errors must be error_message or error_msg."),
        };
}

/// <summary><c>POST /_reference/sonar</c>: the settings of the Sonar service. Every member is optional.</summary>
internal sealed class SonarSettingsEndpoint(SonarBehavior behavior)
{
    public void Map(RouteTable routes) => routes.MapPost("/_reference/sonar", AnswerAsync);

    private Task AnswerAsync(HttpContext context) => SettingsEndpoint.AnswerAsync(context, Apply, Describe);

    private JsonObject Describe() => new() { ["page_cap"] = behavior.PageCap, ["utc_offset"] = SonarDate.FormatOffset(behavior.UtcOffset) };

    private void Apply(JsonElement json)
    {
        // The setters validate: an invalid value changes nothing.
        var changed = new SonarBehavior
        {
            PageCap = json.TryGetProperty("page_cap", out var cap) ? cap.GetInt32() : behavior.PageCap,
            UtcOffset = json.TryGetProperty("utc_offset", out var offset) ? ParseOffset(offset.GetString()) : behavior.UtcOffset,
        };
        behavior.PageCap = changed.PageCap;
        behavior.UtcOffset = changed.UtcOffset;
    }

    private static TimeSpan ParseOffset(string? text) =>
        SonarDate.TryParseOffset(text, out var offset)
            ? offset
            : throw new FormatException("utc_offset must be a sign and four digits, for example +0900.");
}

/// <summary><c>POST /_reference/analytics</c>: the settings of the analytics service. Every member is optional.</summary>
internal sealed class AnalyticsSettingsEndpoint(AnalyticsBehavior behavior)
{
    public void Map(RouteTable routes) => routes.MapPost("/_reference/analytics", AnswerAsync);

    private Task AnswerAsync(HttpContext context) => SettingsEndpoint.AnswerAsync(context, Apply, Describe);

    private JsonObject Describe() =>
        new()
        {
            ["errors"] = behavior.ErrorFormat == AnalyticsErrorFormat.Plain ? "plain" : "envelope",
            ["limits"] = behavior.EnforcesLimits,
        };

    private void Apply(JsonElement json)
    {
        var format = json.TryGetProperty("errors", out var errors) ? ParseFormat(errors.GetString()) : behavior.ErrorFormat;
        var limits = json.TryGetProperty("limits", out var flag) ? flag.GetBoolean() : behavior.EnforcesLimits;
        (behavior.ErrorFormat, behavior.EnforcesLimits) = (format, limits);
    }

    private static AnalyticsErrorFormat ParseFormat(string? text) =>
        text switch
        {
            "envelope" => AnalyticsErrorFormat.Envelope,
            "plain" => AnalyticsErrorFormat.Plain,
            _ => throw new FormatException("errors must be envelope or plain."),
        };
}
