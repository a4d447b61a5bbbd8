namespace IncidentAnalytics.Client.Serialization;

/// <summary>What may be the name of a header (RFC 9110, 5.1).</summary>
internal static class HeaderName
{
    public static bool IsValid(string name) =>
        name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));
}
