using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets;

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
