using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Serialization;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary><c>POST /_reference/aggregate</c>: aggregates the documents of the request.</summary>
internal sealed class AggregateEndpoint(TimeProvider clock)
{
    public void Map(RouteTable routes) => routes.MapPost("/_reference/aggregate", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            using var json = await StrictJson.ParseAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            var outcome = Run(json.RootElement, context.RequestAborted);
            var answer = new JsonObject { ["total"] = outcome.Total, ["aggregations"] = outcome.Aggregations };
            await Answer.JsonAsync(context, StatusCodes.Status200OK, answer).ConfigureAwait(false);
        }
        catch (Exception e) when (e is AggregationException or JsonException or FormatException)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
        }
    }

    private AggregationResult Run(JsonElement request, CancellationToken cancellationToken)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The body must be an object.");
        }

        var mapping = GetMember(request, "mapping", JsonValueKind.Object) is { } types ? Mapping.FromJson(types) : Mapping.Empty;
        var documents = GetMember(request, "documents", JsonValueKind.Array) is { } list ? ReadDocuments(list) : [];
        var query = GetMember(request, "query", JsonValueKind.Object);
        var aggregations = GetMember(request, "aggs", JsonValueKind.Object) ?? throw new FormatException("The member aggs is missing.");
        return AggregationEngine.Run(new DocumentSet(documents, mapping), query, aggregations, clock, cancellationToken: cancellationToken);
    }

    private static JsonElement? GetMember(JsonElement request, string name, JsonValueKind kind)
    {
        if (!request.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == kind
            ? value
            : throw new FormatException($"The member {name} must be an {kind.ToString().ToLowerInvariant()}.");
    }

    private static List<Document> ReadDocuments(JsonElement list) =>
        [
            .. list.EnumerateArray()
                .Select(static document =>
                    document.ValueKind == JsonValueKind.Object
                        ? Document.FromJson(document)
                        : throw new FormatException("Every document must be an object.")
                ),
        ];
}
