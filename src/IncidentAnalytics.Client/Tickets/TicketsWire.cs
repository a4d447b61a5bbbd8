using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Tickets.Aggregations;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>Request body of <c>POST /v3/tickets/aggs</c>. Null members are not sent.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record TicketAggregationBody
{
    /// <summary>Application that the tickets belong to (<c>application</c>).</summary>
    [JsonPropertyName("application")]
    public string? Application { get; init; }

    /// <summary>Application types to include (<c>app_type</c>).</summary>
    [JsonPropertyName("app_type")]
    public IReadOnlyList<string>? AppType { get; init; }

    /// <summary>Domains to include (<c>domain</c>).</summary>
    [JsonPropertyName("domain")]
    public IReadOnlyList<string>? Domain { get; init; }

    /// <summary>Inclusive start of the time range, as <c>yyyy-MM-ddTHH:mm:ssZ</c> (<c>start_time</c>).</summary>
    [JsonPropertyName("start_time")]
    public string? StartTime { get; init; }

    /// <summary>Exclusive end of the time range, as <c>yyyy-MM-ddTHH:mm:ssZ</c> (<c>end_time</c>).</summary>
    [JsonPropertyName("end_time")]
    public string? EndTime { get; init; }

    /// <summary>Whether to include tickets of the EU (<c>includes_eu</c>). Always sent.</summary>
    [JsonPropertyName("includes_eu")]
    public bool IncludesEu { get; init; }

    /// <summary>
    /// Aggregations, sent as an object keyed by their names (<c>aggs</c>). Use <see cref="Aggregation.Raw(string, string)"/> for any
    /// JSON.
    /// </summary>
    [JsonPropertyName("aggs")]
    [JsonConverter(typeof(AggregationsConverter))]
    public IReadOnlyList<Aggregation>? Aggs { get; init; }

    /// <summary>The body as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, TicketsJsonContext.Default.TicketAggregationBody);
}

/// <summary>Response body of <c>POST /v3/tickets/aggs</c>.</summary>
public sealed record TicketAggregationResponse
{
    /// <summary>Results (<c>data</c>); null if the service sent none.</summary>
    [JsonPropertyName("data")]
    public TicketAggregationResponseData? Data { get; set; }

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>Parses a response, such as one for a mock.</summary>
    /// <param name="json">Response body, such as <c>{"data":{"total":3,"aggregations":{…}}}</c>.</param>
    /// <exception cref="ArgumentException">The text is not a valid response.</exception>
    public static TicketAggregationResponse Parse([StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        ResponseJson.Parse(json, TicketsJsonContext.Default.TicketAggregationResponse, "tickets");

    /// <summary>The response as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, TicketsJsonContext.Default.TicketAggregationResponse);
}

/// <summary>Results in a <see cref="TicketAggregationResponse"/>.</summary>
/// <remarks>Equality compares the results by reference.</remarks>
public sealed record TicketAggregationResponseData
{
    /// <summary>
    /// Results by name, which may have a type prefix as in <c>sterms#name</c> (<c>aggregations</c>); null if the service sent none. Use
    /// <see cref="TicketAggregationResult"/> for typed results.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement>? Aggregations { get; set; }

    [JsonInclude, JsonPropertyName("aggregations")]
    internal Dictionary<string, RawResult>? RawAggregations
    {
        get => Aggregations is null ? null : RawResults.From(Aggregations).Results;
        set => Aggregations = value is null ? null : new RawResults(value);
    }

    /// <summary>Number of matching tickets (<c>total</c>); null if the service sent none.</summary>
    [JsonPropertyName("total")]
    public TicketTotal? Total { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The results as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, TicketsJsonContext.Default.TicketAggregationResponseData);
}

/// <summary>Number of tickets: on the wire a number, or an object with <c>value</c> and <c>relation</c>.</summary>
/// <param name="Value">The number (<c>value</c>).</param>
/// <param name="Relation">Relation to the true number (<c>relation</c>); null if the service did not send it.</param>
[JsonConverter(typeof(TicketTotalConverter))]
public readonly record struct TicketTotal(long Value, TicketTotalRelation? Relation = null);

/// <summary>Relation of a reported total to the true number of tickets. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<TicketTotalRelation>))]
public readonly record struct TicketTotalRelation : IOpenValue<TicketTotalRelation>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public TicketTotalRelation(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>The total is exact (<c>eq</c>).</summary>
    public static TicketTotalRelation Equal { get; } = new("eq");

    /// <summary>The total is a lower bound (<c>gte</c>).</summary>
    public static TicketTotalRelation GreaterThanOrEqual { get; } = new("gte");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator TicketTotalRelation(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Reads both forms of a total, and writes an object if there is a relation.</summary>
internal sealed class TicketTotalConverter : JsonConverter<TicketTotal>
{
    public override TicketTotal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
            return new(number);

        using var document = JsonDocument.ParseValue(ref reader);
        var total = document.RootElement;
        if (total.ValueKind != JsonValueKind.Object)
            return new(ReadNumber(total));

        if (!total.TryGetProperty("value", out var value))
            throw new JsonException("A total that is an object must have a 'value'.");

        return total.TryGetProperty("relation", out var relation) && relation.ValueKind == JsonValueKind.String
            ? new(ReadNumber(value), new TicketTotalRelation(relation.GetString()!))
            : new(ReadNumber(value));
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

    private static long ReadNumber(JsonElement element) =>
        LenientNumber.TryInt64(element, out var number)
            ? number
            : throw new JsonException($"A total must be a 64-bit integer, not {element.ValueKind}.");
}

/// <summary>JSON types of the tickets service.</summary>
[JsonSourceGenerationOptions(
    // The serializer finds the end of a result, again for each buffer, before RawResultConverter reads it.
    DefaultBufferSize = 64 * 1024,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TicketAggregationBody))]
[JsonSerializable(typeof(TicketAggregationResponseData))]
[JsonSerializable(typeof(TicketAggregationResponse))]
internal sealed partial class TicketsJsonContext : JsonSerializerContext;
