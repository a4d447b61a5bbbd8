using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Testing;

/// <summary><c>POST /_reference/tickets</c>: loads NDJSON documents of any shape, instead of what is there or (<c>?mode=append</c>) beside it.</summary>
internal sealed class TicketLoadEndpoint(IncidentAnalyticsServer server)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/_reference/tickets", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        var mode = (string?)context.Request.Query["mode"] ?? "replace";
        if (mode is not ("replace" or "append"))
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, "mode is replace or append.").ConfigureAwait(false);
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            var loaded = server.LoadTickets(text.Split('\n'), append: mode == "append");
            var answer = new JsonObject { ["loaded"] = loaded, ["documents"] = server.TicketCount };
            await Answer.JsonAsync(context, StatusCodes.Status200OK, answer).ConfigureAwait(false);
        }
        catch (FormatException e)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
        }
    }
}
