using System.Text.Json;
using System.Text.Unicode;

namespace IncidentAnalytics.ReferenceServer.Serialization;

/// <summary>
/// JSON whose every text can be read. The platform's own document takes half surrogates and bytes that are no UTF-8, and fails only when
/// somebody asks for the text.
/// </summary>
internal static class StrictJson
{
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="JsonException">The text is no JSON, no UTF-8, or holds half a surrogate pair.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        var json = utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
        if (!Utf8.IsValid(json.Span))
        {
            throw new JsonException("The text is not UTF-8.");
        }

        // Without an escape by number there can be no half surrogate.
        if (json.Span.IndexOf("\\u"u8) >= 0)
        {
            ReadTexts(json.Span);
        }

        return JsonDocument.Parse(json);
    }

    /// <exception cref="JsonException">As <see cref="Parse"/>.</exception>
    public static async Task<JsonDocument> ParseAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Parse(buffer.ToArray());
    }

    private static void ReadTexts(ReadOnlySpan<byte> utf8)
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
