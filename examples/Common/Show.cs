using System.Globalization;

namespace Examples;

/// <summary>Numbers, dates and texts, the same in every culture.</summary>
public static class Show
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <param name="share">0 to 1.</param>
    public static string Percent(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What of a text fits into a width.</summary>
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
    /// Texts of a service on one line and without what could steer the terminal: control characters, and those that turn the
    /// direction of the text.
    /// </summary>
    public static string OneLine(string text) =>
        string.Create(
            text.Length,
            text,
            static (line, text) =>
            {
                for (var i = 0; i < text.Length; i++)
                    line[i] = Steers(text[i]) ? ' ' : text[i];
            }
        );

    private static bool Steers(char c) =>
        char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
