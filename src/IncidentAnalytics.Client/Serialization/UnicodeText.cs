using System.Buffers;
using System.Text;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Checks and repairs UTF-16. Unpaired surrogates would silently be sent as U+FFFD.</summary>
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

    /// <summary>Replaces unpaired surrogates by U+FFFD, as UTF-8 does.</summary>
    public static string Repair(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
