namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// The <c>search</c> parameter: words separated by white space or commas, or quoted phrases. A record matches when each of them is part of
/// one of its texts, ignoring case.
/// </summary>
internal static class Search
{
    public static IEnumerable<T> Apply<T>(IEnumerable<T> items, Func<T, IEnumerable<string?>> texts, string? search)
    {
        var terms = Terms(search ?? "").ToArray();
        return terms.Length == 0
            ? items
            : items.Where(item =>
            {
                var all = texts(item).ToArray();
                return terms.All(term => all.Any(text => text?.Contains(term, StringComparison.OrdinalIgnoreCase) == true));
            });
    }

    private static IEnumerable<string> Terms(string search)
    {
        for (var at = 0; at < search.Length; )
        {
            if (char.IsWhiteSpace(search[at]) || search[at] == ',')
            {
                at++;
                continue;
            }

            var isPhrase = search[at] is '"' or '\'' && search.IndexOf(search[at], at + 1) > at;
            var end = isPhrase ? search.IndexOf(search[at], at + 1) : EndOfWord(search, at);
            var start = isPhrase ? at + 1 : at;
            if (end > start)
            {
                yield return search[start..end];
            }

            at = isPhrase ? end + 1 : end;
        }
    }

    private static int EndOfWord(string search, int start)
    {
        var end = start;
        while (end < search.Length && !char.IsWhiteSpace(search[end]) && search[end] != ',')
        {
            end++;
        }

        return end;
    }
}
