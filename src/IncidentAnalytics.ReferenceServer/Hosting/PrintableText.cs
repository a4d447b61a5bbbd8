using System.Globalization;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Texts of a client in the server's log: one line, bounded, and nothing that steers a terminal or turns the reading direction round.</summary>
internal static class PrintableText
{
    private const int MaxLength = 200;

    public static string Of(string text)
    {
        var printable = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (printable.Length >= MaxLength)
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
