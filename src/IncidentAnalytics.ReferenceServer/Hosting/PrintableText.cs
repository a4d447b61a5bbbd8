using System.Globalization;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Text of a client for the server's log: one line of limited length, without control characters and direction marks.</summary>
internal static class PrintableText
{
    private const int MaxLength = 200;

    public static string Format(string text)
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
