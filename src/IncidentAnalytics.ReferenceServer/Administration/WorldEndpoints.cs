using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Events;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Serialization;
using IncidentAnalytics.ReferenceServer.World;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary><c>POST /_reference/tickets</c>: loads NDJSON documents of any shape. They replace the documents that are there, or with <c>?mode=append</c> join them.</summary>
internal sealed class TicketLoadEndpoint(IncidentAnalyticsServer server)
{
    public const string Path = "/_reference/tickets";

    public void Map(RouteTable routes) => routes.MapPost(Path, AnswerAsync, CancelledByReset.Instance);

    private async Task AnswerAsync(HttpContext context)
    {
        var mode = (string?)context.Request.Query["mode"] ?? "replace";
        if (mode is not ("replace" or "append"))
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, "mode must be replace or append.").ConfigureAwait(false);
            return;
        }

        try
        {
            var lines = JsonLines.ReadAsync(context.Request.Body, context.RequestAborted);
            var loaded = await server.LoadTicketsAsync(lines, append: mode == "append", context.RequestAborted).ConfigureAwait(false);
            var answer = new JsonObject { ["loaded"] = loaded, ["documents"] = server.TicketCount };
            await Answer.JsonAsync(context, StatusCodes.Status200OK, answer).ConfigureAwait(false);
        }
        catch (FormatException e)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
        }
    }
}

/// <summary><c>GET /_reference/events</c>: the events and alarms of the world, newest first, at most <c>?limit=</c> of them.</summary>
internal sealed class EventListEndpoint(WorldStore world)
{
    private const int DefaultLimit = 100;

    public void Map(RouteTable routes) => routes.MapGet("/_reference/events", AnswerAsync);

    private Task AnswerAsync(HttpContext context)
    {
        var limit = DefaultLimit;
        if (
            (string?)context.Request.Query["limit"] is { } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit > 0)
        )
        {
            return Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, "limit must be a whole number, at least 1.");
        }

        var tickets = world.Current.Tickets;
        var latest = tickets.Reverse().Take(limit).Select(static ticket => (JsonNode)Write(new WorldEvent(ticket)));
        return Answer.JsonAsync(
            context,
            StatusCodes.Status200OK,
            new JsonObject { ["total"] = tickets.Count, ["events"] = new JsonArray([.. latest]) }
        );
    }

    // As in the vendor's API: 0 is the end of an event that has not ended.
    private static JsonObject Write(WorldEvent item) =>
        new()
        {
            ["starts_at"] = item.StartMillis,
            ["ends_at"] = item.HasEnded ? item.End?.ToUnixTimeMilliseconds() : 0L,
            ["metadata"] = new JsonObject(EventMetadata.All.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value(item)))),
        };
}
