using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Writes JSON as it came. The platform would decode its texts, and throw on one that is not Unicode.</summary>
internal sealed class RawElementConverter : JsonConverter<JsonElement>
{
    // Null is an element, too.
    public override bool HandleNull => true;

    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
    }
}
