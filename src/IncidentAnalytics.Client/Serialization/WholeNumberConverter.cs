using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Whole numbers of 64 bits as number or text, also when written as <c>12.0</c>; empty text reads as null. Written as number.</summary>
internal sealed class WholeNumberConverter : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var whole))
            return whole;

        var text = ScalarText.Read(ref reader);
        if (text is "")
            return null;

        return text is not null && LenientNumber.TryInt64(text.Trim(), out var number)
            ? number
            : throw new JsonException($"A whole number of 64 bits is needed here, not {reader.TokenType}.");
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }
}

/// <summary>The same for the elements of lists, among which there is no null.</summary>
internal sealed class WholeNumberElementConverter : JsonConverter<long>
{
    private static readonly WholeNumberConverter Whole = new();

    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Whole.Read(ref reader, typeof(long?), options)
        ?? throw new JsonException("A whole number of 64 bits is needed here, not empty text.");

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
