using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Values that services write as text or as number, and that are read from their text either way.</summary>
internal static class ScalarText
{
    /// <summary>The text of a string, or a number as it is written; null for anything else.</summary>
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
