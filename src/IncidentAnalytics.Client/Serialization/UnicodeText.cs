using System.Buffers;
using System.Text;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Whether a text is valid UTF-16. What is not would be sent as U+FFFD, which is another text.</summary>
internal static class UnicodeText
{
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var index)
        {
            if (Rune.DecodeFromUtf16(text[index..], out _, out var consumed) != OperationStatus.Done)
                return false;
            text = text[(index + consumed)..];
        }

        return true;
    }

    /// <summary>The text with U+FFFD in place of every half of a surrogate pair.</summary>
    public static string Repair(string text)
    {
        if (IsWellFormed(text))
            return text;

        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            repaired.Append(rune.ToString());
        return repaired.ToString();
    }
}
