using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Numbers of double precision as number or text; empty text reads as null. Written as number, but NaN and the infinities, for which
/// JSON has no number, as the text they came as.
/// </summary>
internal sealed class FloatConverter : JsonConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = ScalarText.Read(ref reader);
        if (text is "")
            return null;

        return text is not null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException($"A number is needed here, not {reader.TokenType}.");
    }

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case { } number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case { } number:
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }
}
