namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Takes a route apart and finds at compile time what would otherwise fail on the first call.</summary>
internal static class RouteParser
{
    private const string UriCharacters = "-._~!$&'()*+,;=:@";

    /// <returns>The route, or null and the reason why it is none.</returns>
    public static RouteTemplate? Parse(string route, out string? error)
    {
        error = null;
        if (!route.StartsWith("/", StringComparison.Ordinal))
            error = "it must start with '/'";

        var mark = route.IndexOf('?');
        var path = mark < 0 ? route : route.Substring(0, mark);
        var parts = new List<(string Text, bool IsPlaceholder)>();
        error ??= ReadSegments(path, parts);

        var queryNames = new List<string>();
        if (mark >= 0)
            error ??= ReadQuery(route.Substring(mark + 1), queryNames);
        if (error is not null)
            return null;

        if (mark >= 0)
            AddText(parts, route.Substring(mark));
        return new(parts, path, queryNames);
    }

    private static string? ReadSegments(string path, List<(string Text, bool IsPlaceholder)> parts)
    {
        var segments = path.Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            if (segments[i].Length == 0 && i < segments.Length - 1)
                return "it has an empty segment";

            AddText(parts, "/");
            if (ReadSegment(segments[i], parts) is { } error)
                return error;
        }

        return parts.Where(static part => part.IsPlaceholder).GroupBy(static part => part.Text, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(static group => group.Count() > 1) is { } twice ? $"it has '{{{twice.Key}}}' twice" : null;
    }

    private static string? ReadSegment(string segment, List<(string Text, bool IsPlaceholder)> parts)
    {
        if (segment.Replace("%2e", ".").Replace("%2E", ".") is "." or "..")
            return "a segment '.' or '..' would change the route";

        var open = segment.IndexOf('{');
        if (open < 0)
        {
            AddText(parts, segment);
            return segment.IndexOf('}') >= 0 ? "its braces are unbalanced" : CheckText(segment);
        }

        var close = segment.IndexOf('}');
        if (close < open || segment.IndexOf('{', open + 1) is var next && next >= 0 && next < close)
            return "its braces are unbalanced";

        var name = segment.Substring(open + 1, close - open - 1);
        var rest = segment.Substring(close + 1);
        if (rest.IndexOf('{') >= 0 && rest.IndexOf('}') > rest.IndexOf('{'))
            return "a segment can have one placeholder";
        if (rest.IndexOfAny(['{', '}']) >= 0)
            return "its braces are unbalanced";
        if (name.Length == 0)
            return "it has an empty placeholder";
        if (!IsIdentifier(name))
            return $"'{{{name}}}' is not the name of a parameter";

        AddText(parts, segment.Substring(0, open));
        parts.Add((name, true));
        AddText(parts, rest);
        return CheckText(segment.Substring(0, open) + rest);
    }

    private static string? ReadQuery(string query, List<string> names)
    {
        if (query.Length == 0)
            return "its query is empty";
        if (query.IndexOfAny(['{', '}']) >= 0)
            return "a placeholder stands in a path; query values are parameters";

        names.AddRange(query.Split('&').Select(static pair => Uri.UnescapeDataString(pair.Split('=')[0])));
        return names.Exists(static name => name.Length == 0) ? "its query has a value without a name" : CheckText(query, "/?");
    }

    private static string? CheckText(string text, string alsoAllowed = "")
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && (i + 2 >= text.Length || !Uri.IsHexDigit(text[i + 1]) || !Uri.IsHexDigit(text[i + 2])))
                return "'%' must be followed by two hexadecimal digits";
            if (c != '%' && !IsAsciiLetterOrDigit(c) && UriCharacters.IndexOf(c) < 0 && alsoAllowed.IndexOf(c) < 0)
                return $"'{c}' must be escaped";
        }

        return null;
    }

    private static bool IsIdentifier(string name) =>
        (char.IsLetter(name[0]) || name[0] == '_') && name.All(static c => char.IsLetterOrDigit(c) || c == '_');

    private static bool IsAsciiLetterOrDigit(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';

    private static void AddText(List<(string Text, bool IsPlaceholder)> parts, string text)
    {
        if (text.Length == 0)
            return;

        if (parts.Count > 0 && !parts[parts.Count - 1].IsPlaceholder)
            parts[parts.Count - 1] = (parts[parts.Count - 1].Text + text, false);
        else
            parts.Add((text, false));
    }
}
