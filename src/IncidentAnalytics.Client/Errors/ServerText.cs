using System.Text;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client;

/// <summary>
/// The one way by which text of a server reaches exceptions, messages and logs: credentials masked, no control characters, valid
/// Unicode, bounded length.
/// </summary>
internal static class ServerText
{
    /// <summary>The longest message or details, in characters.</summary>
    public const int MaxMessageLength = 2_000;

    /// <summary>The longest code, id, field name or host, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <param name="text">The text as the server sent it; null stays null.</param>
    /// <param name="secrets">What must not be shown.</param>
    /// <param name="maxLength">The longest result, in characters, without the ellipsis of a text that was cut.</param>
    /// <param name="isCut">Whether the server's text goes on where this one ends.</param>
    public static string? Show(string? text, IReadOnlyList<string> secrets, int maxLength, bool isCut = false) =>
        text is null ? null : Shorten(Clean(Redaction.Apply(text, secrets, isCut)), maxLength);

    /// <summary>Shortens a text without splitting a character.</summary>
    public static string Shorten(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        if (char.IsHighSurrogate(text[maxLength - 1]))
            maxLength--;
        return string.Concat(text.AsSpan(0, maxLength), "…");
    }

    /// <summary>Line breaks and tabs become spaces; what could steer a terminal or turn the direction of a line becomes U+FFFD.</summary>
    private static string Clean(string text)
    {
        text = UnicodeText.Repair(text);
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && !text.Any(IsUnsafe))
            return text;

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            clean.Append(
                c is '\r' or '\n' or '\t' or '\u2028' or '\u2029' or '\u0085' ? ' '
                : IsUnsafe(c) ? '\uFFFD'
                : c
            );
        }

        return clean.ToString();
    }

    private static bool IsUnsafe(char c) =>
        char.IsControl(c)
        || c is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
