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
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        var json = utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
        if (!Utf8.IsValid(json.Span))
        {
            throw new JsonException("The text is not UTF-8.");
        }

        // A lone surrogate needs a \u escape.
        if (json.Span.IndexOf("\\u"u8) >= 0)
        {
            ReadStrings(json.Span);
        }

        return JsonDocument.Parse(json);
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
