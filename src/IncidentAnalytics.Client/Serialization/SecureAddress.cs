namespace IncidentAnalytics.Client.Serialization;

/// <summary>Which addresses may receive credentials.</summary>
internal static class SecureAddress
{
    /// <returns>What is wrong with the address, in words that repeat no secret; null when it may be used.</returns>
    public static string? Problem(Uri? address)
    {
        if (address is null)
            return "is missing";
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            return $"'{address.OriginalString}' is not an absolute https address";
        if (address.UserInfo.Length > 0)
            return $"of host '{address.Host}' has a user name or password in it: set a Credential instead";
        if (address.Fragment.Length > 0)
            return $"'{address}' has a fragment (#…)";
        return address.Scheme == "http" && !address.IsLoopback
            ? $"'{address}' must use https: credentials would travel in clear text (http is allowed on loopback only)"
            : null;
    }

    /// <exception cref="ArgumentException">The address may not be used.</exception>
    public static void ThrowIfUnusable(Uri? address, string parameterName)
    {
        if (Problem(address) is { } problem)
            throw new ArgumentException($"{parameterName} {problem}.", parameterName);
    }
}
