using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Instants as <see cref="IsoInstant"/> reads them; empty text reads as null. Written in ISO 8601 with their offset.</summary>
internal sealed class IsoInstantConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        if (text is "")
            return null;

        return text is not null && IsoInstant.TryParse(text.AsSpan().Trim(), out var instant)
            ? instant
            : throw new JsonException($"An instant is an ISO 8601 text, not {reader.TokenType}.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } instant)
            writer.WriteStringValue(IsoInstant.Format(instant));
        else
            writer.WriteNullValue();
    }
}
