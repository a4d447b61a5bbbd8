using System.Globalization;
using System.Net;
using System.Text;

namespace IncidentAnalytics.Client;

/// <summary>Keeps credentials out of what is shown, for servers that repeat what they were sent.</summary>
internal static class Redaction
{
    private const string Mask = "***";

    private const int MaxFields = 100;
    private const int MaxMessages = 20;
    private const int MaxFieldMessageLength = 500;

    /// <param name="text">The text.</param>
    /// <param name="secrets">What must not be shown; none is empty.</param>
    /// <param name="isCut">Whether the text goes on where it ends here: a secret may stand across that end.</param>
    public static string Apply(string text, IReadOnlyList<string> secrets, bool isCut = false)
    {
        foreach (var secret in secrets)
            text = text.Replace(secret, Mask, StringComparison.Ordinal);

        foreach (var secret in secrets)
        {
            // Behind escapes a secret has many forms: such a text is not shown at all.
            if (ShowsWithoutEscapes(text, secret))
                return Mask;
            if (isCut)
                text = MaskStartAtEnd(text, secret);
        }

        return text;
    }

    /// <summary>The error as it may be shown: masked, clean and bounded in every member.</summary>
    public static ApiError Apply(ApiError error, IReadOnlyList<string> secrets)
    {
        return error with
        {
            Code = Name(error.Code),
            Type = Name(error.Type),
            Message = ServerText.Show(error.Message, secrets, ServerText.MaxMessageLength),
            Details = ServerText.Show(error.Details, secrets, ServerText.MaxMessageLength),
            RequestId = Name(error.RequestId),
            FieldErrors = error.FieldErrors.Count == 0 ? error.FieldErrors : Fields(),
        };

        string? Name(string? text) => ServerText.Show(text, secrets, ServerText.MaxNameLength);

        Dictionary<string, IReadOnlyList<string>> Fields()
        {
            var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (var (field, messages) in error.FieldErrors.Take(MaxFields))
                fields[Name(field)!] = [.. messages.Take(MaxMessages).Select(m => ServerText.Show(m, secrets, MaxFieldMessageLength)!)];
            return fields;
        }
    }

    private static bool ShowsWithoutEscapes(string text, string secret) =>
        (text.Contains('\\', StringComparison.Ordinal) && WithoutJsonEscapes(text).Contains(secret, StringComparison.Ordinal))
        || (text.Contains('&', StringComparison.Ordinal) && WebUtility.HtmlDecode(text).Contains(secret, StringComparison.Ordinal))
        || (
            text.Contains('%', StringComparison.Ordinal)
            && (
                WebUtility.UrlDecode(text).Contains(secret, StringComparison.Ordinal)
                || Uri.UnescapeDataString(text).Contains(secret, StringComparison.Ordinal)
            )
        );

    private static string WithoutJsonEscapes(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || ++i == text.Length)
            {
                plain.Append(text[i < text.Length ? i : i - 1]);
            }
            else if (
                text[i] == 'u'
                && ushort.TryParse(
                    text.AsSpan(i + 1, Math.Min(4, text.Length - i - 1)),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var unit
                )
            )
            {
                plain.Append((char)unit);
                i += 4;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static string MaskStartAtEnd(string text, string secret)
    {
        // The cut may also go through one character of several bytes.
        var whole = text.AsSpan().TrimEnd('\uFFFD');
        for (var length = Math.Min(secret.Length, whole.Length); length > 0; length--)
        {
            if (whole.EndsWith(secret.AsSpan(0, length), StringComparison.Ordinal))
                return string.Concat(whole[..^length], Mask);
        }

        return text;
    }
}
