using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>The answer of <c>POST /v3/tickets/aggs</c>, as it is on the wire.</summary>
public sealed record TicketAggregationResponse
{
    /// <summary>What was found (<c>data</c>); null when the service sent none.</summary>
    [JsonPropertyName("data")]
    public TicketAggregationData? Data { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>Reads an answer from its JSON: for mocks, and for answers that were kept.</summary>
    /// <param name="json">The whole body, such as <c>{"data":{"total":3,"aggregations":{…}}}</c>.</param>
    /// <exception cref="ArgumentException">The text is not such a JSON object.</exception>
    public static TicketAggregationResponse Parse([StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        ResponseJson.Parse(json, TicketsJsonContext.Default.TicketAggregationResponse, "tickets");

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, TicketsJsonContext.Default.TicketAggregationResponse);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
