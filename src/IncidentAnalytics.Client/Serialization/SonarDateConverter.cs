using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Reads and writes the Sonar service's dates; an empty text is no date. The offset is kept.</summary>
internal sealed class SonarDateConverter : JsonConverter<DateTimeOffset?>
{
    private const int LongestDate = 64;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException($"A date is a JSON string, not {reader.TokenType}.");

        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length == 0)
            return null;

        Span<char> text = stackalloc char[LongestDate];
        return length <= LongestDate && SonarDate.TryParse(text[..reader.CopyString(text)], out var instant)
            ? instant
            : throw new JsonException("A date has the form yyyy-MM-dd HH:mm:ss+0000.");
    }

    // The default encoder would write the plus sign as an escape.
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } instant)
            writer.WriteStringValue(JsonEncodedText.Encode(SonarDate.Floor(instant), JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
        else
            writer.WriteNullValue();
    }
}
