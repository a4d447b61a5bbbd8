using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Engine;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Services.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Testing;

/// <summary><c>POST /_reference/events</c>: how the events service answers from now on. Every member is optional.</summary>
internal sealed class EventControlEndpoint(EventBehavior behavior)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/_reference/events", AnswerAsync);

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
            ["errors"] = behavior.Errors == EventErrorForm.ErrorMsg ? "error_msg" : "error_message",
            ["summary"] = behavior.SendsSummary,
        };
        await Answer.JsonAsync(context, StatusCodes.Status200OK, answer).ConfigureAwait(false);
    }

    private void Apply(JsonElement json)
    {
        // Both are read before one is applied: a request that is wrong changes nothing.
        var errors = json.TryGetProperty("errors", out var form) ? Form(form.GetString()) : behavior.Errors;
        var summary = json.TryGetProperty("summary", out var flag) ? flag.GetBoolean() : behavior.SendsSummary;
        behavior.Errors = errors;
        behavior.SendsSummary = summary;
    }

    private static EventErrorForm Form(string? text) => text switch
    {
        "error_message" => EventErrorForm.ErrorMessage,
        "error_msg" => EventErrorForm.ErrorMsg,
        _ => throw new FormatException("errors is error_message or error_msg."),
    };
}
