using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>
/// Keeps a query within what one address can hold. Everything is in the address, so a long list of users would fail in the
/// middle of the platform, or not at all, depending on its version.
/// </summary>
internal static class SonarQueryLength
{
    private const int GuidCharacters = 36 + CommaCharacters;

    /// <summary>A comma is sent as <c>%2C</c>.</summary>
    private const int CommaCharacters = 3;

    /// <exception cref="ArgumentException">The parameters do not fit, or the keywords are not Unicode; the longest is named.</exception>
    public static void ThrowIfTooLong(SonarTicketParameters parameters)
    {
        (string Path, int Length)[] members =
        [
            ("query.Assignees", (parameters.Assignees?.Count ?? 0) * GuidCharacters),
            ("query.Approvers", (parameters.Approvers?.Count ?? 0) * GuidCharacters),
            ("query.Keywords", EscapedLength(parameters.Keywords ?? "", "query.Keywords")),
            ("query.Statuses", parameters.Statuses?.Sum(static s => EscapedLength(s.ToString(), "query.Statuses") + CommaCharacters) ?? 0),
            (
                "query.Priorities",
                parameters.Priorities?.Sum(static p =>
                    EscapedLength(FormattableString.Invariant($"{p}"), "query.Priorities") + CommaCharacters
                )
                    ?? 0
            ),
        ];

        var length = members.Sum(static m => m.Length);
        if (length > UrlValueFormatter.MaxQueryLength)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The query would have {length} characters in the address, where {UrlValueFormatter.MaxQueryLength} fit: ask for fewer at a time."
                ),
                members.MaxBy(static m => m.Length).Path
            );
        }
    }

    private static int EscapedLength(string text, string path)
    {
        Guard.ThrowIfNotUnicode(text, path);
        return Uri.EscapeDataString(text).Length;
    }
}
