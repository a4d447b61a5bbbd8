using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Reads values that services write as a string or a number.</summary>
internal static class ScalarText
{
    /// <summary>Returns a string, or a number as it is written; null for other values.</summary>
    public static string? Read(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number when reader.HasValueSequence => Encoding.UTF8.GetString(reader.ValueSequence),
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => null,
        };

    /// <inheritdoc cref="Read(ref Utf8JsonReader)"/>
    public static string? Read(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetRawText(),
            _ => null,
        };
}

/// <summary>Reads strings and numbers, such as ids, as text. Writes strings.</summary>
internal sealed class TextOrNumberConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ScalarText.Read(ref reader) ?? throw new JsonException($"A string is expected, not {reader.TokenType}.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);
}

/// <summary>Reads booleans, 0 and 1, and strings of these; empty strings as null. Writes booleans.</summary>
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
            : throw new JsonException($"A boolean, 0 or 1 is expected, not {reader.TokenType}.");
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag)
            writer.WriteBooleanValue(flag);
        else
            writer.WriteNullValue();
    }
}

/// <summary>Reads 64-bit integers as a number or string, also in the form <c>12.0</c>; empty strings as null. Writes numbers.</summary>
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
            : throw new JsonException($"A 64-bit integer is expected, not {reader.TokenType}.");
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }
}

/// <summary>Reads 64-bit integers as <see cref="WholeNumberConverter"/> does, for the elements of lists.</summary>
internal sealed class WholeNumberElementConverter : JsonConverter<long>
{
    private static readonly WholeNumberConverter Whole = new();

    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Whole.Read(ref reader, typeof(long?), options) ?? throw new JsonException("A 64-bit integer is expected, not an empty string.");

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

/// <summary>Reads decimals as a string or number without losing digits; empty strings as null. Writes strings.</summary>
internal sealed class DecimalTextConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = ScalarText.Read(ref reader);
        if (text is "")
            return null;

        return text is not null && ExactDecimal.TryParse(text.Trim(), out var value)
            ? value
            : throw new JsonException($"A decimal of at most 28 digits is expected, as a string or number, not {reader.TokenType}.");
    }

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        else
            writer.WriteNullValue();
    }
}

/// <summary>
/// Reads double-precision numbers as a number or string; empty strings as null. Writes numbers; NaN and the infinities, which JSON does
/// not have, as strings.
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
            : throw new JsonException($"A number is expected, not {reader.TokenType}.");
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

/// <summary>
/// Reads GUIDs in all usual forms. Invalid GUIDs read as null so that one cannot fail the page.
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
