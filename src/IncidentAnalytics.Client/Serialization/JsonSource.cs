using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// The JSON that the current thread deserializes, so that a converter can copy a value as it is. <see cref="Utf8JsonReader"/> only gives
/// single tokens, and <see cref="JsonDocument.ParseValue"/> reads a value twice.
/// </summary>
internal static class JsonSource
{
    [ThreadStatic]
    private static ReadOnlyMemory<byte> _json;

    /// <summary>Deserializes JSON whose values converters can copy.</summary>
    public static T? Deserialize<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type)
    {
        var outer = _json;
        _json = json;
        try
        {
            return JsonSerializer.Deserialize(json.Span, type);
        }
        finally
        {
            _json = outer;
        }
    }

    /// <summary>Finds the token at which a reader is.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="json">The JSON from the token on; empty if it is unknown, as for JSON that is deserialized from a stream.</param>
    public static bool TryGet(in Utf8JsonReader reader, out ReadOnlySpan<byte> json)
    {
        json = default;
        if (reader.HasValueSequence || !_json.Span.Overlaps(reader.ValueSpan, out var offset))
            return false;

        // The value of a string is without its quotes.
        json = _json.Span[(reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? offset - 1 : offset)..];
        return true;
    }
}
