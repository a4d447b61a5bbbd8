using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>The answer of <c>GET /api/sonar/tickets</c>, as it is on the wire.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record SonarTicketListResponse
{
    /// <summary>How many tickets match, on this page and all others (<c>total</c>); null when the service sent none.</summary>
    [JsonPropertyName("total")]
    public long? Total { get; init; }

    /// <summary>The tickets of this page (<c>tickets</c>); null when the service sent no list.</summary>
    [JsonPropertyName("tickets")]
    public IReadOnlyList<SonarTicket>? Tickets { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>Reads an answer from its JSON: for mocks, and for answers that were kept.</summary>
    /// <param name="json">The whole body, such as <c>{"total":1,"tickets":[{"id":2}]}</c>.</param>
    /// <exception cref="ArgumentException">The text is not such a JSON object.</exception>
    public static SonarTicketListResponse Parse([StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        ResponseJson.Parse(json, SonarJsonContext.Default.SonarTicketListResponse, "Sonar");

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, SonarJsonContext.Default.SonarTicketListResponse);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
