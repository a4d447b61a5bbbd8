using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Recording;

/// <summary>Masks the values of JSON members and keeps every other byte. After a syntax error it masks everything if a name occurs in it.</summary>
internal sealed class JsonMask(IEnumerable<string> names)
{
    private readonly FrozenSet<string> _names = names.Select(RecordedNames.Normalize).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public string Apply(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (_names.Count == 0 || start is not ['{' or '[', ..])
            return text;

        var utf8 = Encoding.UTF8.GetBytes(text, text.Length - start.Length, start.Length);
        var masked = new StringBuilder(text.Length).Append(text, 0, text.Length - start.Length);
        var copied = 0;
        var read = 0;
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && IsMasked(reader.GetString()!))
                {
                    reader.Read();
                    var value = (int)reader.TokenStartIndex;
                    masked.Append(Encoding.UTF8.GetString(utf8, copied, value - copied)).Append('"').Append(RecordingMask.Mask).Append('"');
                    copied = utf8.Length;
                    reader.Skip();
                    copied = (int)reader.BytesConsumed;
                }

                read = (int)reader.BytesConsumed;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, the start of it, or half of a surrogate pair in a name.
            var rest = Encoding.UTF8.GetString(utf8, read, utf8.Length - read);
            if (copied <= read && MentionsName(rest))
            {
                return masked.Append(Encoding.UTF8.GetString(utf8, copied, read - copied)).Append(RecordingMask.Mask).ToString();
            }
        }

        return masked.Append(Encoding.UTF8.GetString(utf8, copied, utf8.Length - copied)).ToString();
    }

    private bool IsMasked(string name) => _names.Contains(RecordedNames.Normalize(name));

    private bool MentionsName(string text)
    {
        // An escape could hide a name.
        var normalized = RecordedNames.Normalize(text);
        return text.Contains("\\u", StringComparison.Ordinal)
            || _names.Any(name => normalized.Contains(name, StringComparison.OrdinalIgnoreCase));
    }
}
