using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary><c>POST /_reference/analytics</c>: how the analytics service behaves from now on. Every member is optional.</summary>
internal sealed class AnalyticsControlEndpoint(AnalyticsBehavior behavior)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/_reference/analytics", AnswerAsync);

    private Task AnswerAsync(HttpContext context) => ControlAnswer.WriteAsync(context, Apply, Describe);

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
            _ => throw new FormatException("errors is envelope or plain."),
        };
}
