using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary><c>POST /_reference/events</c>: how the events service answers from now on. Every member is optional.</summary>
internal sealed class EventControlEndpoint(EventBehavior behavior)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/_reference/events", AnswerAsync);

    private Task AnswerAsync(HttpContext context) => ControlAnswer.WriteAsync(context, Apply, Describe);

    private JsonObject Describe() =>
        new()
        {
            ["errors"] = behavior.ErrorFormat == EventErrorFormat.ErrorMsg ? "error_msg" : "error_message",
            ["summary"] = behavior.SendsSummary,
            ["empty_series"] = new JsonArray([.. behavior.EmptySeries.Select(static severity => (JsonNode)severity)]),
        };

    private void Apply(JsonElement json)
    {
        var errors = json.TryGetProperty("errors", out var form) ? Form(form.GetString()) : behavior.ErrorFormat;
        var summary = json.TryGetProperty("summary", out var flag) ? flag.GetBoolean() : behavior.SendsSummary;
        if (json.TryGetProperty("empty_series", out var severities))
        {
            // Checks them all before it takes any.
            behavior.EmptySeries = [.. severities.EnumerateArray().Select(static severity => severity.GetString() ?? "")];
        }

        behavior.ErrorFormat = errors;
        behavior.SendsSummary = summary;
    }

    private static EventErrorFormat Form(string? text) =>
        text switch
        {
            "error_message" => EventErrorFormat.ErrorMessage,
            "error_msg" => EventErrorFormat.ErrorMsg,
            _ => throw new FormatException("errors is error_message or error_msg."),
        };
}
