using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Reads and writes any <see cref="IOpenValue{TSelf}"/> as its text, as a value and as a dictionary key.</summary>
internal sealed class OpenValueConverter<T> : JsonConverter<T>
    where T : struct, IOpenValue<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ScalarText.Read(ref reader) is { } text
            ? T.FromText(text)
            : throw new JsonException($"A {typeof(T).Name} is a text or a number, not {reader.TokenType}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.FromText(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Text(value));

    /// <summary>An empty text is read and printed as it came; sent it would mean nothing.</summary>
    private static string Text(T value) =>
        value.ToString() is { Length: > 0 } text ? text
        : RequestBody.IsBeingWritten ? throw new JsonException(OpenValue.EmptyMessage(typeof(T)))
        : "";
}
