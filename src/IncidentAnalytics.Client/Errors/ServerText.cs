using System.Text;

namespace IncidentAnalytics.Client.Errors;

/// <summary>
/// Prepares text of a server for exceptions and logs: credentials masked, no control characters, valid Unicode, bounded length.
/// </summary>
internal static class ServerText
{
    /// <summary>The maximum length of a message or of details, in characters.</summary>
    public const int MaxMessageLength = 2_000;

    /// <summary>The maximum length of a code, id, field name or host, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <param name="text">The text as the server sent it; null stays null.</param>
    /// <param name="secrets">The secrets to mask.</param>
    /// <param name="maxLength">The maximum length of the result, in characters, without the ellipsis.</param>
    /// <param name="isCut">Whether the text is only the start of what the server sent.</param>
    public static string? Show(string? text, IReadOnlyList<string> secrets, int maxLength, bool isCut = false) =>
        text is null ? null : Shorten(Clean(Redaction.Apply(text, secrets, isCut)), maxLength);

    /// <summary>Shortens a text without splitting a surrogate pair.</summary>
    public static string Shorten(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        if (char.IsHighSurrogate(text[maxLength - 1]))
            maxLength--;
        return string.Concat(text.AsSpan(0, maxLength), "…");
    }

    /// <summary>Replaces line breaks and tabs by spaces, and control and bidirectional characters by U+FFFD.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in UnicodeText.Repair(text))
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
        char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

/// <summary>Describes markup, which proxies and login pages send in place of JSON, by its title.</summary>
internal static class Markup
{
    private const int MaxTitleLength = 100;

    public static bool IsMarkup(ReadOnlySpan<char> text) => text.TrimStart() is ['<', ..];

    /// <param name="page">The page, with secrets masked.</param>
    public static string Describe(string page)
    {
        var rest = page.AsSpan(Math.Max(0, page.IndexOf("<title", StringComparison.OrdinalIgnoreCase)));
        rest = rest[(rest.IndexOf('>') + 1)..];
        var title = rest[..Math.Max(0, rest.IndexOf("</title", StringComparison.OrdinalIgnoreCase))].Trim();
        return title.IsEmpty ? "a page of markup" : $"a page of markup titled '{ServerText.Shorten(title.ToString(), MaxTitleLength)}'";
    }
}
