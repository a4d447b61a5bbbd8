using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Serialization;
using IncidentAnalytics.ReferenceServer.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary><c>POST /_reference/tickets</c>: loads NDJSON documents of any shape, instead of what is there or (<c>?mode=append</c>) beside it.</summary>
internal sealed class TicketLoadEndpoint(IncidentAnalyticsServer server)
{
    public const string Path = "/_reference/tickets";

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, AnswerAsync).WithMetadata(CancelledByReset.Instance);

    private async Task AnswerAsync(HttpContext context)
    {
        var mode = (string?)context.Request.Query["mode"] ?? "replace";
        if (mode is not ("replace" or "append"))
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, "mode is replace or append.").ConfigureAwait(false);
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
