using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Durations as <see cref="PythonDuration"/> reads them, or a number of seconds; empty text reads as null.</summary>
internal sealed class PythonDurationConverter : JsonConverter<TimeSpan?>
{
    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = ScalarText.Read(ref reader);
        if (text is "")
            return null;

        return text is not null && PythonDuration.TryParse(text.AsSpan().Trim(), out var duration)
            ? duration
            : throw new JsonException($"A duration is a text such as 2:30:00 or P0DT02H30M00S, or seconds, not {reader.TokenType}.");
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        if (value is { } duration)
            writer.WriteStringValue(PythonDuration.Format(duration));
        else
            writer.WriteNullValue();
    }
}
