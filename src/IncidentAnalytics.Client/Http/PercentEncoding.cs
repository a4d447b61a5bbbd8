using System.Buffers;
using System.Text;

namespace IncidentAnalytics.Client.Http;

/// <summary>RFC 3986 percent-encoding: every character but the unreserved ones, as UTF-8.</summary>
internal static class PercentEncoding
{
    /// <summary>The most characters that one UTF-16 character can become: three bytes of three characters each.</summary>
    public const int LongestExpansion = 9;

    private const string Digits = "0123456789ABCDEF";

    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <returns>False when the text is not Unicode: a surrogate without its other half.</returns>
    public static bool TryEncode(ReadOnlySpan<char> text, Span<char> destination, out int written)
    {
        written = 0;
        Span<byte> utf8 = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Unreserved);
            plain = plain < 0 ? text.Length : plain;
            text[..plain].CopyTo(destination[written..]);
            written += plain;
            text = text[plain..];
            if (text.IsEmpty)
                break;
            if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) != OperationStatus.Done)
                return false;

            foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
            {
                destination[written++] = '%';
                destination[written++] = Digits[octet >> 4];
                destination[written++] = Digits[octet & 15];
            }

            text = text[consumed..];
        }

        return true;
    }
}
