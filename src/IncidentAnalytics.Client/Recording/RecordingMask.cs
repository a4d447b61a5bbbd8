using System.Collections.Frozen;

namespace IncidentAnalytics.Client.Recording;

/// <summary>Masks the texts of an exchange: by the allow-lists of a recorder, its secrets, and the user's own redaction.</summary>
internal sealed class RecordingMask(RecorderOptions options)
{
    public const string Mask = "***";

    private readonly JsonMask _json = new(options.MaskedMembers);
    private readonly FrozenSet<string> _parameters = options.QueryParameters.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsMasked(string header, ISet<string> shown) => RecordedNames.Credentials.Contains(header) || !shown.Contains(header);

    public HarPair[] MaskHeaders(KeyValuePair<string, string>[] headers, ISet<string> shown, string[] secrets) =>
        [
            .. headers.Select(header => new HarPair(
                Redaction.Apply(header.Key, secrets),
                IsMasked(header.Key, shown) ? Mask
                    : header.Key.Equals("Location", StringComparison.OrdinalIgnoreCase) ? MaskLocation(header.Value, secrets)
                    : MaskText(header.Value, secrets)
            )),
        ];

    /// <summary>Masks the secrets in a text, and applies the user's redaction.</summary>
    public string MaskText(string text, string[] secrets) => Redact(Redaction.Apply(text, secrets));

    /// <summary>The address without user name, password and fragment.</summary>
    /// <exception cref="UriFormatException">The user's redaction has made it invalid.</exception>
    public string MaskAddress(Uri address, string[] secrets)
    {
        // By segment and parameter, so that the rest can be read, and again as a whole, because a secret may have a slash.
        var path = string.Join('/', address.AbsolutePath.Split('/').Select(segment => Redaction.Apply(segment, secrets)));
        path = Redaction.Apply(path, secrets);
        var query = Redaction.Apply(string.Join('&', MaskQuery(address, secrets).Select(static pair => pair.Text)), secrets);
        var masked =
            address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + (path.StartsWith('/') ? path : "/" + path);
        return new Uri(Redact(query.Length == 0 ? masked : $"{masked}?{query}"), UriKind.Absolute).AbsoluteUri;
    }

    /// <summary>The parameters of the query, escaped. A part without a value is masked as a whole: it may be a secret.</summary>
    public IEnumerable<QueryPair> MaskQuery(Uri address, string[] secrets)
    {
        var query = Redaction.Apply(address.Query.TrimStart('?'), secrets);
        if (query == Mask)
            query = address.Query.TrimStart('?');
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (Mask, "") : (pair[..equals], pair[(equals + 1)..]);
            var isShown = equals >= 0 && _parameters.Contains(Uri.UnescapeDataString(name.Replace('+', ' ')));
            yield return new QueryPair(
                Redaction.Apply(name, secrets),
                isShown ? Redaction.Apply(value, secrets)
                    : value.Length == 0 ? ""
                    : Mask,
                equals >= 0
            );
        }
    }

    public MaskedBody MaskBody(ReadOnlyMemory<byte> bytes, bool isTruncated, KeyValuePair<string, string>[] headers, string[] secrets)
    {
        var type = FindHeader(headers, "Content-Type") ?? "";
        var body = RecordedText.Decode(bytes, isTruncated, FindHeader(headers, "Content-Encoding"), options.MaxBodyBytes);
        var mimeType = MaskText(type, secrets);
        if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) && body.Bytes.Length > 0)
            return new MaskedBody(mimeType, Mask, null, body.IsTruncated);
        if (body.Text is not { } text)
        {
            return RecordedText.Contains(body.Bytes, secrets)
                ? new MaskedBody(mimeType, Mask, null, body.IsTruncated)
                : new MaskedBody(mimeType, Convert.ToBase64String(body.Bytes.Span), "base64", body.IsTruncated);
        }

        var masked = Redaction.Apply(_json.Apply(text), secrets, body.IsTruncated);
        return new MaskedBody(mimeType, Redact(masked), null, body.IsTruncated);
    }

    private static string? FindHeader(KeyValuePair<string, string>[] headers, string name) =>
        Array.Find(headers, header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private string MaskLocation(string location, string[] secrets)
    {
        var masked = Redaction.Apply(location, secrets);
        return Uri.TryCreate(masked, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? MaskAddress(address, secrets)
            : masked.AsSpan().ContainsAny('?', '@') ? Mask
            : Redact(masked);
    }

    private string Redact(string text) => options.Redact is { } redact && text.Length > 0 ? redact(text) : text;
}

/// <summary>A parameter of a query, escaped.</summary>
internal readonly record struct QueryPair(string Name, string Value, bool HasEquals)
{
    public string Text => HasEquals ? $"{Name}={Value}" : Name;
}

/// <summary>A body as it is recorded.</summary>
internal sealed record MaskedBody(string MimeType, string Text, string? Encoding, bool IsTruncated);
