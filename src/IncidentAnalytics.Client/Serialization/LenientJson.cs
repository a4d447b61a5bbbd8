using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Reads texts and names that the platform refuses with <see cref="InvalidOperationException"/>, such as half of a surrogate pair that
/// a service cut off: what is not Unicode becomes U+FFFD.
/// </summary>
internal static class LenientJson
{
    /// <summary>The text of a string token or property name.</summary>
    public static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan));
        }
    }

    /// <summary>The text of a string element.</summary>
    public static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException) when (element.ValueKind == JsonValueKind.String)
        {
            return Unescape(element.GetRawText().AsSpan()[1..^1]);
        }
    }

    public static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // "name":value, and no other way to the name as it was written.
            var raw = property.ToString();
            var end = 1;
            while (raw[end] != '"')
                end += raw[end] == '\\' ? 2 : 1;
            return Unescape(raw.AsSpan()[1..end]);
        }
    }

    public static bool TryGetProperty(JsonElement element, string name, out JsonElement value)
    {
        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException) when (element.ValueKind == JsonValueKind.Object)
        {
            value = default;
            foreach (var property in element.EnumerateObject())
            {
                if (string.Equals(Name(property), name, StringComparison.Ordinal))
                    value = property.Value;
            }

            return value.ValueKind != JsonValueKind.Undefined;
        }
    }

    private static string Unescape(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            plain.Append(text[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(text.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var other => other,
            });
            if (text[i] == 'u')
                i += 4;
        }

        return UnicodeText.Repair(plain.ToString());
    }
}
