using System.Text.Json;
using System.Text.Unicode;

namespace IncidentAnalytics.ReferenceServer.Serialization;

/// <summary>
/// Parses JSON and checks all strings. <see cref="JsonDocument"/> accepts lone surrogates and invalid UTF-8, and fails later when the string is
/// read.
/// </summary>
internal static class StrictJson
{
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="JsonException">The text is not JSON, not UTF-8, or has a lone surrogate.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8) => JsonDocument.Parse(utf8[^Validate(utf8.Span).Length..]);

    /// <summary>Checks what a <see cref="Utf8JsonReader"/> does not check.</summary>
    /// <returns>The text without its byte order mark.</returns>
    /// <exception cref="JsonException">The text is not UTF-8, or has a lone surrogate.</exception>
    public static ReadOnlySpan<byte> Validate(ReadOnlySpan<byte> utf8)
    {
        var json = utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
        if (!Utf8.IsValid(json))
        {
            throw new JsonException("The text is not UTF-8.");
        }

        // A lone surrogate needs a \u escape.
        if (json.IndexOf("\\u"u8) >= 0)
        {
            ReadStrings(json);
        }

        return json;
    }

    /// <inheritdoc cref="Parse"/>
    public static async Task<JsonDocument> ParseAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Parse(buffer.ToArray());
    }

    private static void ReadStrings(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
