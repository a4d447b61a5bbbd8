using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Tickets;

/// <summary>
/// Creates the query for a request. Loaded documents may have any shape: a document without a field, such as the application, is not excluded by
/// that field. A document without <c>@timestamp</c> never matches.
/// </summary>
internal static class TicketQuery
{
    public static JsonElement Create(TicketAggregationRequest request)
    {
        var filters = new JsonArray(CreateWindow(request), CreateAnyOf(TicketFields.Application, [request.Application]));
        if (request.AppTypes.Count > 0)
        {
            filters.Add((JsonNode)CreateAnyOf(TicketFields.AppType, request.AppTypes));
        }

        if (request.Domains.Count > 0)
        {
            filters.Add((JsonNode)CreateAnyOf(TicketFields.Domain, request.Domains));
        }

        var query = new JsonObject { ["filter"] = filters };
        if (!request.IncludesEu)
        {
            query["must_not"] = new JsonArray(CreateClause("term", TicketFields.Eu, true));
        }

        return JsonSerializer.SerializeToElement(new JsonObject { ["bool"] = query });
    }

    private static JsonObject CreateWindow(TicketAggregationRequest request) =>
        CreateClause("range", TicketFields.Timestamp, new JsonObject { ["gte"] = Format(request.Start), ["lt"] = Format(request.End) });

    private static JsonObject CreateAnyOf(string field, IReadOnlyList<string> values)
    {
        var matching = CreateClause("terms", field, new JsonArray([.. values.Select(static value => (JsonNode)value)]));
        var missing = new JsonObject { ["bool"] = new JsonObject { ["must_not"] = new JsonArray(CreateClause("exists", "field", field)) } };
        return new JsonObject { ["bool"] = new JsonObject { ["should"] = new JsonArray(matching, missing) } };
    }

    private static JsonObject CreateClause(string kind, string member, JsonNode value) =>
        new() { [kind] = new JsonObject { [member] = value } };

    private static string Format(DateTimeOffset instant) =>
        instant.ToString(TicketAggregationRequestReader.InstantFormat, CultureInfo.InvariantCulture);
}
