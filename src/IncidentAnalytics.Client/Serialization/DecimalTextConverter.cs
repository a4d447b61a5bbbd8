using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Decimals as text (<c>"15.5"</c>) or number, with all their digits; empty text reads as null. Written as text.</summary>
internal sealed class DecimalTextConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = ScalarText.Read(ref reader);
        if (text is "")
            return null;

        return text is not null && ExactDecimal.TryParse(text.Trim(), out var value)
            ? value
            : throw new JsonException($"A decimal is a number that fits into 28 digits, as text or number, not {reader.TokenType}.");
    }

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        else
            writer.WriteNullValue();
    }
}
