namespace IncidentAnalytics.Client.Validation;

/// <summary>Which addresses may receive credentials.</summary>
internal static class SecureAddress
{
    /// <returns>What is wrong with the address, in words that repeat no secret; null when it may be used.</returns>
    public static string? FindProblem(Uri? address)
    {
        if (address is null)
            return "is missing";
        if (address.IsAbsoluteUri && address.UserInfo.Length > 0)
            return $"of host '{address.Host}' has a user name or password in it: set a Credential instead";
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            return $"{Quote(address.OriginalString)}is not an absolute https address";
        // A query may hold a key: it is not repeated.
        var shown = address.GetLeftPart(UriPartial.Path);
        if (address.Fragment.Length > 0)
            return $"'{shown}' has a fragment (#…)";
        return address.Scheme == "http" && !IsLoopback(address)
            ? $"'{shown}' must use https: credentials would travel in clear text (http is allowed on loopback only)"
            : null;
    }

    /// <summary>To <see cref="Uri"/> the name "loopback", which is one like any other, is another word for "localhost".</summary>
    private static bool IsLoopback(Uri address)
    {
        var authority = address.OriginalString.AsSpan(address.OriginalString.IndexOf("//", StringComparison.Ordinal) + 2);
        var end = authority.IndexOfAny(":/?#\\");
        return address.IsLoopback && !(end < 0 ? authority : authority[..end]).Equals("loopback", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A text that should have been an address, for a message; empty when it may hold a password.</summary>
    public static string Quote(string text) => text.AsSpan().ContainsAny('@', '?') ? "" : $"'{text}' ";
}
