using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>What a view answers.</summary>
internal sealed record DrfResponse(int Status, JsonNode Body)
{
    public static DrfResponse Ok(JsonNode body) => new(200, body);

    public static DrfResponse Created(JsonNode body) => new(201, body);

    public static DrfResponse Accepted(JsonNode body) => new(202, body);
}
