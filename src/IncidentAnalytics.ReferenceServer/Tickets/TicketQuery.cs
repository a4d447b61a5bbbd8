using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Tickets;

/// <summary>
/// The engine's query for a request. Loaded documents may have any shape: one that lacks a field (the application, say)
/// is not sorted out by that field. One without <c>@timestamp</c> lies in no window.
/// </summary>
internal static class TicketQuery
{
    public static JsonElement For(TicketAggregationRequest request)
    {
        var filters = new JsonArray(Window(request), AnyOf(TicketFields.Application, [request.Application]));
        if (request.AppTypes.Count > 0)
        {
            filters.Add((JsonNode)AnyOf(TicketFields.AppType, request.AppTypes));
        }

        if (request.Domains.Count > 0)
        {
            filters.Add((JsonNode)AnyOf(TicketFields.Domain, request.Domains));
        }

        var query = new JsonObject { ["filter"] = filters };
        if (!request.IncludesEu)
        {
            query["must_not"] = new JsonArray(Clause("term", TicketFields.Eu, true));
        }

        return JsonSerializer.SerializeToElement(new JsonObject { ["bool"] = query });
    }

    private static JsonObject Window(TicketAggregationRequest request) =>
        Clause("range", TicketFields.Timestamp, new JsonObject { ["gte"] = Text(request.Start), ["lt"] = Text(request.End) });

    private static JsonObject AnyOf(string field, IReadOnlyList<string> values)
    {
        var wanted = Clause("terms", field, new JsonArray([.. values.Select(static value => (JsonNode)value)]));
        var absent = new JsonObject { ["bool"] = new JsonObject { ["must_not"] = new JsonArray(Clause("exists", "field", field)) } };
        return new JsonObject { ["bool"] = new JsonObject { ["should"] = new JsonArray(wanted, absent) } };
    }

    private static JsonObject Clause(string kind, string member, JsonNode value) => new() { [kind] = new JsonObject { [member] = value } };

    private static string Text(DateTimeOffset instant) => instant.ToString(RequestReader.InstantFormat, CultureInfo.InvariantCulture);
}
