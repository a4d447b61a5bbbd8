using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Reads values that services write as a string or a number.</summary>
internal static class ScalarText
{
    /// <summary>The length of a buffer for <see cref="TryCopy"/>. Dates, GUIDs and numbers are shorter.</summary>
    public const int BufferLength = 64;

    /// <summary>
    /// Copies a string, or a number as it is written, so that it can be parsed without creating a string: a quarter of the memory of a page
    /// of tickets.
    /// </summary>
    /// <returns>Whether the value is a string or a number, and fits.</returns>
    public static bool TryCopy(ref Utf8JsonReader reader, scoped Span<char> buffer, out int length)
    {
        length = 0;
        if (reader.HasValueSequence || reader.ValueSpan.Length > buffer.Length)
            return false;

        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                length = reader.CopyString(buffer);
                return true;
            case JsonTokenType.Number:
                length = Encoding.ASCII.GetChars(reader.ValueSpan, buffer);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Returns a string, or a number as it is written; null for other values.</summary>
    public static string? Read(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.String => RecurringText.Shared.Read(ref reader),
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

/// <summary>Reads values that services write in several forms; empty strings as null.</summary>
/// <param name="expected">A description of the forms, for messages.</param>
internal abstract class LenientConverter<T>(string expected) : JsonConverter<T?>
    where T : struct
{
    public sealed override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (TryRead(ref reader, out var value))
            return value;

        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
        {
            Span<char> buffer = stackalloc char[ScalarText.BufferLength];
            var text = ScalarText.TryCopy(ref reader, buffer, out var length) ? buffer[..length] : ScalarText.Read(ref reader).AsSpan();
            if (text.IsEmpty)
                return null;
            if (TryParse(text.Trim(), out value))
                return value;
        }

        throw new JsonException($"{expected} is expected, not {reader.TokenType}.");
    }

    // The serializer itself writes null.
    public sealed override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) => Write(writer, value!.Value);

    /// <summary>Reads a value in its own JSON form, without the detour over a string.</summary>
    protected virtual bool TryRead(ref Utf8JsonReader reader, out T value)
    {
        value = default;
        return false;
    }

    /// <summary>Parses a string, or a number as it is written.</summary>
    protected abstract bool TryParse(ReadOnlySpan<char> text, out T value);

    protected abstract void Write(Utf8JsonWriter writer, T value);
}

/// <summary>Reads booleans, 0 and 1, and strings of these; empty strings as null. Writes booleans.</summary>
internal sealed class BooleanConverter() : LenientConverter<bool>("A boolean, 0 or 1")
{
    protected override bool TryRead(ref Utf8JsonReader reader, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        return value || reader.TokenType == JsonTokenType.False;
    }

    protected override bool TryParse(ReadOnlySpan<char> text, out bool value)
    {
        if (bool.TryParse(text, out value))
            return true;

        var isNumber = LenientNumber.TryInt64(text, out var number) && number is 0 or 1;
        value = number == 1;
        return isNumber;
    }

    protected override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);
}

/// <summary>Reads 64-bit integers as a number or string, also in the form <c>12.0</c>; empty strings as null. Writes numbers.</summary>
internal sealed class WholeNumberConverter() : LenientConverter<long>("A 64-bit integer")
{
    protected override bool TryRead(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value);
    }

    protected override bool TryParse(ReadOnlySpan<char> text, out long value) => LenientNumber.TryInt64(text, out value);

    protected override void Write(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);
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
internal sealed class DecimalTextConverter() : LenientConverter<decimal>("A decimal of at most 28 digits, as a string or number,")
{
    protected override bool TryParse(ReadOnlySpan<char> text, out decimal value) => ExactDecimal.TryParse(text, out value);

    protected override void Write(Utf8JsonWriter writer, decimal value) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>
/// Reads double-precision numbers as a number or string; empty strings as null. Writes numbers; NaN and the infinities, which JSON does
/// not have, as strings.
/// </summary>
internal sealed class FloatConverter() : LenientConverter<double>("A number")
{
    protected override bool TryParse(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    protected override void Write(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>
/// Reads GUIDs in all usual forms. Invalid GUIDs read as null so that one cannot fail the page.
/// </summary>
internal sealed class LenientGuidConverter : JsonConverter<Guid?>
{
    public override Guid? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        Span<char> buffer = stackalloc char[ScalarText.BufferLength];
        var text = ScalarText.TryCopy(ref reader, buffer, out var length) ? buffer[..length] : reader.GetString().AsSpan();
        return Guid.TryParse(text, out var guid) ? guid : null;
    }

    public override void Write(Utf8JsonWriter writer, Guid? value, JsonSerializerOptions options) => writer.WriteStringValue(value!.Value);
}
