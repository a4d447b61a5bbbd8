using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Tickets.Aggregations;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>The body of <c>POST /v3/tickets/aggs</c>, as it is on the wire. Null members are not sent.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record TicketAggregationBody
{
    /// <summary>The application whose tickets are read (<c>application</c>).</summary>
    [JsonPropertyName("application")]
    public string? Application { get; init; }

    /// <summary>Application types, any text (<c>app_type</c>).</summary>
    [JsonPropertyName("app_type")]
    public IReadOnlyList<string>? AppType { get; init; }

    /// <summary>Domains (<c>domain</c>).</summary>
    [JsonPropertyName("domain")]
    public IReadOnlyList<string>? Domain { get; init; }

    /// <summary>Start of the window, inclusive, as <c>yyyy-MM-ddTHH:mm:ssZ</c> (<c>start_time</c>).</summary>
    [JsonPropertyName("start_time")]
    public string? StartTime { get; init; }

    /// <summary>End of the window, exclusive, as <c>yyyy-MM-ddTHH:mm:ssZ</c> (<c>end_time</c>).</summary>
    [JsonPropertyName("end_time")]
    public string? EndTime { get; init; }

    /// <summary>Whether tickets of the EU are counted (<c>includes_eu</c>); always sent.</summary>
    [JsonPropertyName("includes_eu")]
    public bool IncludesEu { get; init; }

    /// <summary>
    /// The aggregations, on the wire an object by their names (<c>aggs</c>). <see cref="Aggregation.Raw(string, string)"/>
    /// makes one of any JSON.
    /// </summary>
    [JsonPropertyName("aggs")]
    [JsonConverter(typeof(AggregationsConverter))]
    public IReadOnlyList<Aggregation>? Aggs { get; init; }

    /// <summary>The body as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, TicketsJsonContext.Default.TicketAggregationBody);
}

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

/// <summary>What an aggregation found, as it is on the wire.</summary>
/// <remarks>Equality compares the results by reference.</remarks>
public sealed record TicketAggregationData
{
    /// <summary>
    /// The results by the caller's names (<c>aggregations</c>), which may be prefixed as in <c>sterms#name</c>; null
    /// when the service sent none. <see cref="TicketAggregationResult"/> reads them.
    /// </summary>
    [JsonPropertyName("aggregations")]
    public IReadOnlyDictionary<string, JsonElement>? Aggregations { get; init; }

    /// <summary>How many tickets lay in the window (<c>total</c>); null when the service sent none.</summary>
    [JsonPropertyName("total")]
    public TicketTotal? Total { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>What was found as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, TicketsJsonContext.Default.TicketAggregationData);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>How many tickets were counted: on the wire a number, or an object with <c>value</c> and <c>relation</c>.</summary>
/// <param name="Value">The number (<c>value</c>).</param>
/// <param name="Relation">How it relates to the true number (<c>relation</c>); null when the service did not say.</param>
[JsonConverter(typeof(TicketTotalConverter))]
public readonly record struct TicketTotal(long Value, TotalRelation? Relation = null);

/// <summary>How a total relates to the true number. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<TotalRelation>))]
public readonly record struct TotalRelation : IOpenValue<TotalRelation>
{
    private readonly string? _text;

    private TotalRelation(string text) => _text = text;

    /// <summary>The total is exact (<c>eq</c>).</summary>
    public static TotalRelation Equal { get; } = new("eq");

    /// <summary>The total is a lower bound (<c>gte</c>).</summary>
    public static TotalRelation GreaterThanOrEqual { get; } = new("gte");

    /// <summary>The relation with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static TotalRelation FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Reads both forms of a total and writes the one that loses nothing.</summary>
internal sealed class TicketTotalConverter : JsonConverter<TicketTotal>
{
    public override TicketTotal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var total = document.RootElement;
        if (total.ValueKind != JsonValueKind.Object)
            return new(Number(total));

        if (!total.TryGetProperty("value", out var value))
            throw new JsonException("A total that is an object needs a 'value'.");

        return total.TryGetProperty("relation", out var relation) && relation.ValueKind == JsonValueKind.String
            ? new(Number(value), TotalRelation.FromText(relation.GetString()!))
            : new(Number(value));
    }

    public override void Write(Utf8JsonWriter writer, TicketTotal value, JsonSerializerOptions options)
    {
        if (value.Relation is not { } relation)
        {
            writer.WriteNumberValue(value.Value);
            return;
        }

        writer.WriteStartObject();
        writer.WriteNumber("value", value.Value);
        writer.WriteString("relation", relation.ToString());
        writer.WriteEndObject();
    }

    private static long Number(JsonElement element) =>
        LenientNumber.TryInt64(element, out var number)
            ? number
            : throw new JsonException($"A total is a whole number of 64 bits, not {element.ValueKind}.");
}

/// <summary>The JSON types of the tickets service.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TicketAggregationBody))]
[JsonSerializable(typeof(TicketAggregationData))]
[JsonSerializable(typeof(TicketAggregationResponse))]
internal sealed partial class TicketsJsonContext : JsonSerializerContext;
