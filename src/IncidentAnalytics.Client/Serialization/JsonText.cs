using System.Buffers;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Parses JSON of callers, and writes JSON.</summary>
internal static class JsonText
{
    /// <exception cref="ArgumentException">The text is not one JSON object.</exception>
    public static JsonElement ParseObject(string json, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(json, parameterName);
        try
        {
            using var document = JsonDocument.Parse(json);
            return CopyObject(document.RootElement, parameterName);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"Must be valid JSON: {e.Message}", parameterName, e);
        }
    }

    /// <summary>Copies an object, so that it does not depend on the caller's document.</summary>
    /// <exception cref="ArgumentException">The element is not an object.</exception>
    public static JsonElement CopyObject(JsonElement element, string parameterName) =>
        element.ValueKind == JsonValueKind.Object
            ? element.Clone()
            : throw new ArgumentException($"Must be a JSON object, not {element.ValueKind}.", parameterName);

    public static string Write(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(WriteUtf8(write));

    public static byte[] WriteUtf8(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
