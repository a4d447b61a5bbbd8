using System.Buffers;

namespace IncidentAnalytics.Client.Validation;

/// <summary>The rules for names and values of request headers.</summary>
internal static class HeaderRules
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    private static readonly string[] Reserved =
    [
        "Accept",
        "Connection",
        "Expect",
        "Host",
        "Keep-Alive",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "User-Agent",
    ];

    /// <summary>Whether the text is a token (RFC 9110, 5.1).</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    /// <summary>Whether the text has visible ASCII characters, spaces and tabs only.</summary>
    /// <remarks>CR and LF would start another header.</remarks>
    public static bool IsValue(string value)
    {
        foreach (var c in value)
        {
            if (c is not ('\t' or (>= ' ' and <= '~')))
                return false;
        }

        return true;
    }

    /// <summary>Whether the client or the platform sets the header, or it is not a header of requests.</summary>
    public static bool IsReserved(string name)
    {
        if (
            Reserved.Contains(name, StringComparer.OrdinalIgnoreCase)
            || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
        )
        {
            return true;
        }

        // The platform silently drops headers of contents and responses (Expires, Allow, …) from a request.
        using var message = new HttpRequestMessage();
        return !message.Headers.TryAddWithoutValidation(name, "x");
    }
}
