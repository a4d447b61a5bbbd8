namespace IncidentAnalytics.Client.Sonar;

/// <summary>
/// Limits the length of a query string. All parameters are in the URL, and whether a URL that is too long fails, and how, depends on the
/// version of .NET.
/// </summary>
internal static class SonarQueryLength
{
    private const int GuidCharacters = 36 + CommaCharacters;

    /// <summary>A comma is sent as <c>%2C</c>.</summary>
    private const int CommaCharacters = 3;

    /// <exception cref="ArgumentException">The query is too long or not valid Unicode; <c>ParamName</c> is its longest member.</exception>
    public static void ThrowIfTooLong(SonarTicketListQuery query)
    {
        (string Path, int Length)[] members =
        [
            ("query.Assignees", (query.Assignees?.Count ?? 0) * GuidCharacters),
            ("query.Approvers", (query.Approvers?.Count ?? 0) * GuidCharacters),
            ("query.Keywords", GetEscapedLength(query.Keywords ?? "", "query.Keywords")),
            ("query.Statuses", query.Statuses?.Sum(static s => GetEscapedLength(s.ToString(), "query.Statuses") + CommaCharacters) ?? 0),
            (
                "query.Priorities",
                query.Priorities?.Sum(static p =>
                    GetEscapedLength(FormattableString.Invariant($"{p}"), "query.Priorities") + CommaCharacters
                )
                    ?? 0
            ),
        ];

        var length = members.Sum(static m => m.Length);
        if (length > UrlValueFormatter.MaxQueryLength)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The query string would have {length} characters (at most {UrlValueFormatter.MaxQueryLength}): use shorter filters."
                ),
                members.MaxBy(static m => m.Length).Path
            );
        }
    }

    private static int GetEscapedLength(string text, string path)
    {
        Guard.ThrowIfNotUnicode(text, path);
        return Uri.EscapeDataString(text).Length;
    }
}
