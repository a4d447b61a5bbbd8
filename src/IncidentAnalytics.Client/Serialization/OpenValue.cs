using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// An enumeration that accepts unknown values: a readonly record struct over its text, with the known values as static members.
/// <see cref="object.ToString"/> returns the text on the wire. <c>default</c> is no value and cannot be sent.
/// </summary>
internal interface IOpenValue<TSelf> : IFormattable
    where TSelf : struct, IOpenValue<TSelf>
{
    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    static abstract implicit operator TSelf(string text);

    /// <summary>Returns the text on the wire. Refit omits values from a query that are not formattable.</summary>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString()!;
}

/// <summary>The message for open values without a text.</summary>
internal static class OpenValue
{
    public static string EmptyMessage(Type type) => $"An empty or default {type.Name} cannot be sent.";
}

/// <summary>Reads and writes any <see cref="IOpenValue{TSelf}"/> as its text, as a value or a dictionary key.</summary>
internal sealed class OpenValueConverter<T> : JsonConverter<T>
    where T : struct, IOpenValue<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ScalarText.Read(ref reader) is { } text
            ? text
            : throw new JsonException($"A {typeof(T).Name} is a string or a number, not {reader.TokenType}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Format(value));

    /// <summary>Empty values, which services may return, are written for printing but not for requests.</summary>
    private static string Format(T value) =>
        value.ToString() is { Length: > 0 } text ? text
        : RequestBody.IsBeingWritten ? throw new JsonException(OpenValue.EmptyMessage(typeof(T)))
        : "";
}
