using System.Buffers;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>What may stand in a header's value: visible ASCII, space and tab. CR and LF would start another header.</summary>
internal static class HeaderValue
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create([
        (char)9,
        .. Enumerable.Range(32, 95).Select(static c => (char)c),
    ]);

    public static bool IsValid(string value) => !value.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>Refuses a value that cannot be sent, without repeating it: it may be a secret.</summary>
    /// <exception cref="ArgumentException">The value has a control character or one outside ASCII.</exception>
    public static void ThrowIfInvalid(string value, string parameterName)
    {
        if (!IsValid(value))
        {
            throw new ArgumentException(
                "A header's value may hold only visible ASCII characters, spaces and tabs (no CR or LF).",
                parameterName
            );
        }
    }
}
