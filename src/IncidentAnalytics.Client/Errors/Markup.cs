namespace IncidentAnalytics.Client;

/// <summary>Pages of markup, as proxies and login pages send them in place of JSON: their title says more than their source.</summary>
internal static class Markup
{
    private const int MaxTitleLength = 100;

    public static bool IsMarkup(ReadOnlySpan<char> text) => text.TrimStart() is ['<', ..];

    /// <param name="page">The page as it may be shown.</param>
    public static string Describe(string page)
    {
        const string Open = "<title",
            Close = "</title";
        var open = page.IndexOf(Open, StringComparison.OrdinalIgnoreCase);
        var start = open < 0 ? -1 : page.IndexOf('>', open);
        var end = start < 0 ? -1 : page.IndexOf(Close, start, StringComparison.OrdinalIgnoreCase);
        return end < 0 || page.AsSpan(start + 1, end - start - 1).Trim() is not { IsEmpty: false } title
            ? "a page of markup"
            : $"a page of markup titled '{ServerText.Shorten(title.ToString(), MaxTitleLength)}'";
    }
}
