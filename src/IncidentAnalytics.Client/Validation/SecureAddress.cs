namespace IncidentAnalytics.Client.Validation;

/// <summary>The rules for addresses that receive credentials.</summary>
internal static class SecureAddress
{
    /// <summary>Describes why an address is refused, without repeating secrets; null when it is accepted.</summary>
    public static string? FindProblem(Uri? address)
    {
        if (address is null)
            return "is missing";
        if (address.IsAbsoluteUri && address.UserInfo.Length > 0)
            return $"of host '{address.Host}' must not contain a user name or password: set a Credential instead";
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            return $"{Quote(address.OriginalString)}is not an absolute https address";
        // A query may contain a key.
        var shown = address.GetLeftPart(UriPartial.Path);
        if (address.Fragment.Length > 0)
            return $"'{shown}' has a fragment (#…)";
        return address.Scheme == "http" && !IsLoopback(address)
            ? $"'{shown}' must use https: credentials would travel in clear text (http is allowed on loopback only)"
            : null;
    }

    /// <summary>Quotes an invalid address for a message; empty when it may contain a password.</summary>
    public static string Quote(string text) => text.AsSpan().ContainsAny('@', '?') ? "" : $"'{text}' ";

    /// <summary><see cref="Uri.IsLoopback"/> also accepts the host name "loopback", which can be any host.</summary>
    private static bool IsLoopback(Uri address)
    {
        var authority = address.OriginalString.AsSpan(address.OriginalString.IndexOf("//", StringComparison.Ordinal) + 2);
        var end = authority.IndexOfAny(":/?#\\");
        return address.IsLoopback && !(end < 0 ? authority : authority[..end]).Equals("loopback", StringComparison.OrdinalIgnoreCase);
    }
}
