using System.Globalization;
using System.Net;
using System.Text;

namespace IncidentAnalytics.Client.Errors;

/// <summary>Masks credentials in text of servers that repeat what they were sent.</summary>
internal static class Redaction
{
    private const string Mask = "***";

    private const int MaxFields = 100;
    private const int MaxMessages = 20;
    private const int MaxFieldMessageLength = 500;

    /// <param name="text">The text.</param>
    /// <param name="secrets">The secrets to mask, none of them empty.</param>
    /// <param name="isCut">Whether the text was cut at its end, which may be in the middle of a secret.</param>
    public static string Apply(string text, IReadOnlyList<string> secrets, bool isCut = false)
    {
        foreach (var secret in secrets)
            text = text.Replace(secret, Mask, StringComparison.Ordinal);

        foreach (var secret in secrets)
        {
            // An escaped secret has too many forms to replace: the whole text is masked.
            if (ContainsEscaped(text, secret))
                return Mask;
            if (isCut)
                text = MaskCutSecret(text, secret);
        }

        return text;
    }

    /// <summary>Masks, cleans and shortens every member of an error.</summary>
    public static ApiError Apply(ApiError error, IReadOnlyList<string> secrets)
    {
        return error with
        {
            Code = Name(error.Code),
            Type = Name(error.Type),
            Message = ServerText.Show(error.Message, secrets, ServerText.MaxMessageLength),
            Details = ServerText.Show(error.Details, secrets, ServerText.MaxMessageLength),
            RequestId = Name(error.RequestId),
            FieldErrors = Fields(),
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

    private static bool ContainsEscaped(string text, string secret) =>
        (text.Contains('\\', StringComparison.Ordinal) && RemoveJsonEscapes(text).Contains(secret, StringComparison.Ordinal))
        || (text.Contains('&', StringComparison.Ordinal) && WebUtility.HtmlDecode(text).Contains(secret, StringComparison.Ordinal))
        || (
            text.Contains('%', StringComparison.Ordinal)
            && (
                WebUtility.UrlDecode(text).Contains(secret, StringComparison.Ordinal)
                || Uri.UnescapeDataString(text).Contains(secret, StringComparison.Ordinal)
            )
        );

    private static string RemoveJsonEscapes(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i == text.Length - 1)
            {
                plain.Append(text[i]);
            }
            else if (
                text[++i] == 'u'
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

    private static string MaskCutSecret(string text, string secret)
    {
        // The cut may also be in the middle of a character of several bytes.
        var whole = text.AsSpan().TrimEnd('\uFFFD');
        for (var length = Math.Min(secret.Length, whole.Length); length > 0; length--)
        {
            if (whole.EndsWith(secret.AsSpan(0, length), StringComparison.Ordinal))
                return string.Concat(whole[..^length], Mask);
        }

        return text;
    }
}
