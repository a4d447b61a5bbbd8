using System.Buffers;

namespace IncidentAnalytics.Client.Validation;

/// <summary>The characters that names and values of HTTP headers may have.</summary>
internal static class HeaderSyntax
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    // CR and LF would start another header.
    private static readonly SearchValues<char> ValueCharacters = SearchValues.Create([
        '\t',
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(static c => (char)c),
    ]);

    /// <summary>Whether the text is a token (RFC 9110, 5.1).</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    /// <summary>Whether the text has visible ASCII characters, spaces and tabs only.</summary>
    public static bool IsValue(string value) => !value.AsSpan().ContainsAnyExcept(ValueCharacters);
}
