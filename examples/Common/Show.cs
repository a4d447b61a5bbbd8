using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Examples;

/// <summary>Formats texts for terminals and files.</summary>
public static class Show
{
    /// <summary>The number of terminal cells that a text takes. Characters of East Asia take two.</summary>
    public static int Width(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? text.Length : new Segment(text).CellCount();
    }

    /// <summary>Shortens a text to a width, between two words; only a first word that is too long is cut.</summary>
    public static string Fit(string text, int width, string ellipsis)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(ellipsis);
        if (Width(text) <= width)
            return text;
        if (width <= ellipsis.Length)
            return width > 0 ? ellipsis[..width] : "";

        var room = width - ellipsis.Length;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            room -= Width(rune.ToString());
            if (room < 0)
                break;
            end += rune.Utf16SequenceLength;
        }

        var space = text[end] == ' ' ? end : text.LastIndexOf(' ', Math.Max(0, end - 1));
        return text[..(space > 0 ? space : end)].TrimEnd(' ', ',', ':', ';') + ellipsis;
    }

    /// <summary>
    /// Replaces line breaks, control characters and bidirectional formatting characters, with which a text of a service could control the
    /// terminal.
    /// </summary>
    public static string OneLine(string text) =>
        string.Create(
            text.Length,
            text,
            static (line, text) =>
            {
                for (var i = 0; i < text.Length; i++)
                    line[i] = IsUnsafe(text[i]) ? ' ' : text[i];
            }
        );

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
