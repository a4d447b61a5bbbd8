using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Reads a GUID in any of its usual forms. Invalid GUIDs read as null so that one cannot fail the page.
/// </summary>
internal sealed class LenientGuidConverter : JsonConverter<Guid?>
{
    public override Guid? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return Guid.TryParse(reader.GetString(), out var guid) ? guid : null;

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, Guid? value, JsonSerializerOptions options)
    {
        if (value is { } guid)
            writer.WriteStringValue(guid);
        else
            writer.WriteNullValue();
    }
}
