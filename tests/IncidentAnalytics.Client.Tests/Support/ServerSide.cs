namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>Decodes a path and query as servers do, with code that shares nothing with the client.</summary>
internal static class ServerSide
{
    /// <summary>The path's segments after the leading slash, decoded.</summary>
    public static string[] Segments(string pathAndQuery) =>
        [.. pathAndQuery.Split('?')[0].Split('/').Skip(1).Select(Uri.UnescapeDataString)];

    /// <summary>The query's pairs, decoded, sorted by name; <c>+</c> is a space, as in forms.</summary>
    public static (string Name, string Value)[] Query(string pathAndQuery)
    {
        var mark = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
            return [];

        var pairs =
            from pair in pathAndQuery[(mark + 1)..].Split('&')
            let parts = pair.Split('=', 2)
            select (Name: Decode(parts[0]), Value: Decode(parts.ElementAtOrDefault(1) ?? ""));
        return [.. pairs.OrderBy(static p => p.Name, StringComparer.Ordinal)];
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
