using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.OAuth;
using IncidentAnalytics.ReferenceServer.Serialization;
using IncidentAnalytics.ReferenceServer.World;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Tickets;

/// <summary><c>POST /v3/tickets/aggs</c>; with <c>?typed_keys=true</c> results are named <c>type#name</c>.</summary>
internal sealed class TicketAggregationEndpoint(WorldStore world, TokenIssuer tokens, TimeProvider clock)
{
    public const string Path = "/v3/tickets/aggs";

    public void Map(RouteTable routes) => routes.MapPost(Path, AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        if (BearerAuthentication.Authenticate(context, tokens, out var reason) is not { } token)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status401Unauthorized, reason).ConfigureAwait(false);
            return;
        }

        if (context.Request.Headers.TryGetValue("client_id", out var clientId) && clientId != token.ClientId)
        {
            const string Other = "The client_id header names another client than the access token.";
            await Answer.ErrorAsync(context, StatusCodes.Status403Forbidden, Other).ConfigureAwait(false);
            return;
        }

        if (!context.Request.HasJsonContentType())
        {
            const string Expected = "Unsupported media type. Expected application/json.";
            await Answer.ErrorAsync(context, StatusCodes.Status415UnsupportedMediaType, Expected).ConfigureAwait(false);
            return;
        }

        var (status, body) = await AggregateAsync(context).ConfigureAwait(false);
        await Answer.JsonAsync(context, status, body).ConfigureAwait(false);
    }

    private async Task<(int Status, JsonObject Body)> AggregateAsync(HttpContext context)
    {
        try
        {
            using var json = await StrictJson.ParseAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            if (TicketAggregationRequestReader.Read(json.RootElement, out var problems) is not { } request)
            {
                return Invalid(problems);
            }

            var documents = world.Current.Documents;
            return Validate(request, KnownApplications.GetFor(documents)) is { } problem
                ? BadRequest(problem)
                : Aggregate(documents, request, context);
        }
        catch (JsonException e)
        {
            return Invalid([new(["body"], $"JSON decode error: {e.Message}", "json_invalid")]);
        }
    }

    private (int Status, JsonObject Body) Aggregate(DocumentSet documents, TicketAggregationRequest request, HttpContext context)
    {
        try
        {
            var outcome = AggregationEngine.Run(
                documents,
                TicketQuery.Create(request),
                request.Aggregations,
                clock,
                HasTypedKeys(context),
                context.RequestAborted
            );
            var data = new JsonObject { ["aggregations"] = outcome.Aggregations, ["total"] = outcome.Total };
            return (StatusCodes.Status200OK, new JsonObject { ["data"] = data });
        }
        catch (AggregationException e)
        {
            return BadRequest(e.Message);
        }
    }

    // As in OpenSearch, the parameter without a value means true.
    private static bool HasTypedKeys(HttpContext context) =>
        context.Request.Query.TryGetValue("typed_keys", out var value) && (string?)value is "" or "true";

    private static string? Validate(TicketAggregationRequest request, KnownApplications known)
    {
        // Loaded documents may have no application at all; then any name is accepted.
        if (known.Applications.Count > 0 && !known.Applications.Contains(request.Application))
        {
            return $"Invalid application. '{request.Application}' is not one of: {string.Join(", ", known.Applications)}.";
        }

        if (known.AppTypes.Count > 0 && request.AppTypes.FirstOrDefault(appType => !known.AppTypes.Contains(appType)) is { } unknown)
        {
            return $"Invalid application type. '{unknown}' is not one of: {string.Join(", ", known.AppTypes)}.";
        }

        return request.Start < request.End ? null : "Invalid time range. start_time must be before end_time.";
    }

    private static (int Status, JsonObject Body) BadRequest(string detail) =>
        (StatusCodes.Status400BadRequest, new JsonObject { ["status_code"] = 400, ["detail"] = detail });

    private static (int Status, JsonObject Body) Invalid(IReadOnlyList<ValidationProblem> problems) =>
        (
            StatusCodes.Status422UnprocessableEntity,
            new JsonObject
            {
                ["status_code"] = 422,
                ["detail"] = new JsonArray([.. problems.Select(static problem => (JsonNode)problem.ToJson())]),
            }
        );
}
