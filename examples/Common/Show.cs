using System.Globalization;

namespace Examples;

/// <summary>Numbers, dates and texts, the same in every culture.</summary>
public static class Show
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <param name="share">0 to 1.</param>
    public static string Percent(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Texts of a service on one line and without control characters, which could steer the terminal.</summary>
    public static string OneLine(string text) => string.Create(text.Length, text, static (line, text) =>
    {
        for (var i = 0; i < text.Length; i++)
            line[i] = char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i];
    });
}
