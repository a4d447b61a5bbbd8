using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Engine;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Services.Analytics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Testing;

/// <summary><c>POST /_reference/analytics</c>: how the analytics service behaves from now on. Every member is optional.</summary>
internal sealed class AnalyticsBehaviorEndpoint(AnalyticsBehavior behavior)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/_reference/analytics", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            using var json = await StrictJson.ParseAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            Apply(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
            return;
        }

        var answer = new JsonObject
        {
            ["errors"] = behavior.Errors == AnalyticsErrorStyle.Plain ? "plain" : "envelope",
            ["limits"] = behavior.EnforcesLimits,
        };
        await Answer.JsonAsync(context, StatusCodes.Status200OK, answer).ConfigureAwait(false);
    }

    private void Apply(JsonElement json)
    {
        // Both are read before either is applied: a request that is wrong changes nothing.
        var style = json.TryGetProperty("errors", out var errors) ? Style(errors.GetString()) : behavior.Errors;
        var limits = json.TryGetProperty("limits", out var flag) ? flag.GetBoolean() : behavior.EnforcesLimits;
        (behavior.Errors, behavior.EnforcesLimits) = (style, limits);
    }

    private static AnalyticsErrorStyle Style(string? text) => text switch
    {
        "envelope" => AnalyticsErrorStyle.Envelope,
        "plain" => AnalyticsErrorStyle.Plain,
        _ => throw new FormatException("errors is envelope or plain."),
    };
}
