using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary><c>/_reference/faults</c>: POST adds one fault or a list of them, GET lists those to come, DELETE forgets them.</summary>
internal sealed class FaultEndpoints(FaultScript faults)
{
    private const string Path = "/_reference/faults";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, AddAsync);
        routes.MapGet(Path, ListAsync);
        routes.MapDelete(Path, ClearAsync);
    }

    private async Task AddAsync(HttpContext context)
    {
        try
        {
            using var json = await StrictJson.ParseAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            faults.Add(FaultJson.Read(json.RootElement));
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
            return;
        }

        await ListAsync(context).ConfigureAwait(false);
    }

    private Task ListAsync(HttpContext context) =>
        Answer.JsonAsync(
            context,
            StatusCodes.Status200OK,
            new JsonObject { ["faults"] = new JsonArray([.. faults.Pending.Select(static fault => (JsonNode)FaultJson.Write(fault))]) }
        );

    private Task ClearAsync(HttpContext context)
    {
        faults.Clear();
        return ListAsync(context);
    }
}
