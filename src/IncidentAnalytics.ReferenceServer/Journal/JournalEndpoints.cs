using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Journal;

/// <summary><c>/_reference/requests</c>: GET lists the received requests, DELETE removes them.</summary>
internal sealed class JournalEndpoints(RequestJournal journal)
{
    private const string Path = "/_reference/requests";

    public void Map(RouteTable routes)
    {
        routes.MapGet(Path, ListAsync);
        routes.MapDelete(Path, ClearAsync);
    }

    private Task ListAsync(HttpContext context) =>
        Answer.JsonAsync(
            context,
            StatusCodes.Status200OK,
            new JsonObject { ["requests"] = new JsonArray([.. journal.Select(static request => (JsonNode)Write(request))]) }
        );

    private Task ClearAsync(HttpContext context)
    {
        journal.Clear();
        return ListAsync(context);
    }

    private static JsonObject Write(ReceivedRequest request) =>
        new()
        {
            ["number"] = request.Number,
            ["request_id"] = request.RequestId,
            ["received_at"] = request.ReceivedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["method"] = request.Method,
            ["path"] = request.Path,
            ["query"] = request.Query,
            ["headers"] = new JsonObject(request.Headers.Select(static header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
            ["body_length"] = request.BodyLength,
            ["body"] = request.Body,
            ["fault"] = request.Fault is { } fault ? FaultJson.FormatKind(fault) : null,
            ["status"] = request.Status,
        };
}
