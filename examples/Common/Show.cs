using System.Globalization;

namespace Examples;

/// <summary>Formats numbers, dates and texts, independent of the culture.</summary>
public static class Show
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <param name="share">0 to 1.</param>
    public static string Percent(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Shortens a text to a width.</summary>
    public static string Fit(string text, int width, string ellipsis)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(ellipsis);
        if (text.Length <= width)
            return text;

        var length = Math.Max(0, width - ellipsis.Length);
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
            length--;
        return string.Concat(text.AsSpan(0, length).TrimEnd(), ellipsis);
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

    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
