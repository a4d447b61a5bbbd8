using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Iam;
using IncidentAnalytics.ReferenceServer.Serialization;
using IncidentAnalytics.ReferenceServer.World;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary><c>POST /v2/{project_id}/events/statistic</c>: counts events and alarms.</summary>
internal sealed class EventStatisticsEndpoint(WorldStore world, IamTokenIssuer tokens, EventBehavior behavior, TimeProvider clock)
{
    private const string Root = "/v2";

    private readonly EventErrors _errors = new(behavior);

    public void Map(RouteTable routes, ErrorFormats formats)
    {
        routes.MapPost(Root + "/{project_id}/events/statistic", AnswerAsync);
        formats.Add(Root, _errors.WriteAsync);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (GetToken(context, out var reason) is not { } token)
        {
            await _errors.WriteAsync(context, StatusCodes.Status401Unauthorized, reason).ConfigureAwait(false);
            return;
        }

        if ((string?)context.Request.RouteValues["project_id"] != token.ProjectId)
        {
            const string Other = "The token is not for the project of the path.";
            await _errors.WriteAsync(context, StatusCodes.Status403Forbidden, Other).ConfigureAwait(false);
            return;
        }

        JsonObject answer;
        try
        {
            answer = await CountAsync(context).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            await _errors.WriteAsync(context, StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
            return;
        }

        await Answer.JsonAsync(context, StatusCodes.Status200OK, answer).ConfigureAwait(false);
    }

    private IamTokenClaims? GetToken(HttpContext context, out string reason)
    {
        if ((string?)context.Request.Headers["X-Auth-Token"] is { Length: > 0 } token)
        {
            return tokens.Verify(token, out reason);
        }

        reason = "The header X-Auth-Token is missing.";
        return null;
    }

    private async Task<JsonObject> CountAsync(HttpContext context)
    {
        // The documentation lists the header as a parameter and no separate status for a wrong one.
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new FormatException("Content-Type must be application/json.");
        }

        using var json = await StrictJson.ParseAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
        var request = EventRequestReader.Read(json.RootElement, ParseSelection(context.Request.Query["type"]), clock.GetUtcNow());
        return EventStatistics.Count(world.Current.Tickets, request).ToJson(behavior.SendsSummary, behavior.EmptySeries);
    }

    private static EventSelection ParseSelection(string? type) =>
        type switch
        {
            "active_alert" => EventSelection.ActiveAlarms,
            "history_alert" => EventSelection.HistoryAlarms,
            _ => EventSelection.All,
        };
}
