using System.Globalization;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Foreign text for a log or a terminal: one line of limited length, without control characters and direction marks.</summary>
internal static class PrintableText
{
    private const int DefaultMaxLength = 200;

    public static string Format(string text, int maxLength = DefaultMaxLength)
    {
        var printable = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (printable.Length >= maxLength)
            {
                return printable.Append('…').ToString();
            }

            var isPrintable =
                Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                );
            printable.Append(isPrintable ? rune.ToString() : "\uFFFD");
        }

        return printable.ToString();
    }
}
