using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Booleans as such, as 0 and 1, or as the text of either; empty text reads as null. Written as booleans.</summary>
internal sealed class BooleanConverter : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            return reader.GetBoolean();

        var text = ScalarText.Read(ref reader);
        if (text is "")
            return null;
        if (bool.TryParse(text, out var flag))
            return flag;

        return text is not null && LenientNumber.TryInt64(text.Trim(), out var number) && number is 0 or 1
            ? number == 1
            : throw new JsonException($"A boolean is true, false, 0 or 1, not {reader.TokenType}.");
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag)
            writer.WriteBooleanValue(flag);
        else
            writer.WriteNullValue();
    }
}
