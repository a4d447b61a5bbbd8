namespace IncidentAnalytics.Client.Generators.Tests.Harness;

/// <summary>Reads a URL as servers do, independently of the code that wrote it.</summary>
internal static class ServerSide
{
    /// <summary>The path's segments after the leading slash, decoded.</summary>
    public static string[] Segments(string pathAndQuery) =>
        [.. pathAndQuery.Split('?')[0].Split('/').Skip(1).Select(Uri.UnescapeDataString)];

    /// <summary>The query's pairs in order; <c>+</c> means a space, as forms have it.</summary>
    public static (string Name, string Value)[] Query(string pathAndQuery) => [.. Raw(pathAndQuery).Select(pair => (Decode(pair.Name), Decode(pair.Value)))];

    /// <summary>The elements of a comma list, split before they are decoded.</summary>
    public static string[] List(string pathAndQuery, string name) =>
        [.. Raw(pathAndQuery).Single(pair => Decode(pair.Name) == name).Value.Split(',').Select(Decode)];

    private static IEnumerable<(string Name, string Value)> Raw(string pathAndQuery)
    {
        var mark = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? [] : pathAndQuery[(mark + 1)..].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair.Length > 1 ? pair[1] : ""));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
