using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Events;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary><c>GET /_reference/events</c>: the events and alarms that are counted, the latest first, <c>?limit=</c> of them.</summary>
internal sealed class EventListEndpoint(WorldStore world)
{
    private const int UsualLimit = 100;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/_reference/events", AnswerAsync);

    private Task AnswerAsync(HttpContext context)
    {
        var limit = UsualLimit;
        if (
            (string?)context.Request.Query["limit"] is { } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit > 0)
        )
        {
            return Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, "limit is a whole number from 1.");
        }

        var tickets = world.Current.Tickets;
        var latest = tickets.Reverse().Take(limit).Select(static ticket => (JsonNode)Write(new WorldEvent(ticket)));
        return Answer.JsonAsync(
            context,
            StatusCodes.Status200OK,
            new JsonObject { ["total"] = tickets.Count, ["events"] = new JsonArray([.. latest]) }
        );
    }

    // As the service itself tells of an event: 0 is the end of one that has not ended.
    private static JsonObject Write(WorldEvent item) =>
        new()
        {
            ["starts_at"] = item.StartMillis,
            ["ends_at"] = item.HasEnded ? item.End?.ToUnixTimeMilliseconds() : 0L,
            ["metadata"] = new JsonObject(EventMetadata.All.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value(item)))),
        };
}
