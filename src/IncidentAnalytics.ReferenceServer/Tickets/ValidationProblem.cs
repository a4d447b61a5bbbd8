using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Tickets;

/// <summary>One thing wrong with a request body: where, what, and of which kind.</summary>
internal sealed record ValidationProblem(IReadOnlyList<string> Location, string Message, string Type)
{
    public static ValidationProblem Missing(string member) => new(["body", member], "Field required", "missing");

    public static ValidationProblem Wrong(string member, string message, string type) => new(["body", member], message, type);

    public JsonObject ToJson() =>
        new()
        {
            ["loc"] = new JsonArray([.. Location.Select(static part => (JsonNode)part)]),
            ["msg"] = Message,
            ["type"] = Type,
        };
}
