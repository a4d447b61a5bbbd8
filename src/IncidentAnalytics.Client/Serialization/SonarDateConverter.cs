using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Reads and writes the Sonar service's dates; an empty text is no date. The offset is kept.</summary>
internal sealed class SonarDateConverter : JsonConverter<DateTimeOffset?>
{
    private static readonly IsoInstantConverter Instants = new();

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Instants.Read(ref reader, typeToConvert, options);

    // The default encoder would write the plus sign as an escape.
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } instant)
            writer.WriteStringValue(JsonEncodedText.Encode(SonarDate.Floor(instant), JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
        else
            writer.WriteNullValue();
    }
}
