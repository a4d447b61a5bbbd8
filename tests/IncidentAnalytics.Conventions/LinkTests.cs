using System.Text.RegularExpressions;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>Links between the pages of the repository lead to files and headings that exist.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
        [
            .. Directory
                .GetFiles(Repository.PathOf("."), "*.md", SearchOption.AllDirectories)
                .Select(static file => Path.GetRelativePath(Repository.PathOf("."), file).Replace('\\', '/'))
                .Where(static file => !file.Split('/').Any(static part => part is "bin" or "obj" or "artifacts" || part.StartsWith('.'))),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_LinksToExistingFiles(string page) =>
        Findings.AssertNone(MissingTargets(Repository.PathOf(page), File.ReadAllText(Repository.PathOf(page))));

    /// <summary>The page of a package is read where no other file of the repository is.</summary>
    [Fact]
    public void PackagePages_HaveNoRelativeLinks() =>
        Findings.AssertNone(
            from page in Directory.GetFiles(Repository.PathOf("src"), "PACKAGE.md", SearchOption.AllDirectories)
            from Match match in Link().Matches(File.ReadAllText(page))
            where !match.Groups[1].Value.StartsWith("https://", StringComparison.Ordinal)
            select $"{page}: {match.Groups[1].Value}"
        );

    [Fact]
    public void MissingTargets_FindsOnlyMissingFilesAndHeadings() =>
        Assert.Equal(
            ["missing.md", "docs/missing.md#part", "#missing", "src/README.md#missing"],
            MissingTargets(
                Repository.PathOf("README.md"),
                """
                # Map & "more", `here`
                [a](README.md) [b](missing.md) [c](https://example.com/x#y) [d](docs/missing.md#part) [e](#missing)
                [f](src/README.md#one-call) [g](src/README.md#missing) [h](#map--more-here)
                """
            )
        );

    private static IEnumerable<string> MissingTargets(string page, string text) =>
        from Match match in Link().Matches(text)
        let target = match.Groups[1].Value
        where !target.Contains("://", StringComparison.Ordinal)
        let parts = target.Split('#')
        let file = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, parts[0])
        where !Path.Exists(file) || (parts.Length > 1 && !Anchors(file == page ? text : File.ReadAllText(file)).Contains(parts[1]))
        select target;

    /// <summary>The anchors of the headings, as forges make them.</summary>
    private static HashSet<string> Anchors(string text)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        var headings = CodeFence().Replace(text, "").Split('\n').Where(static line => line.StartsWith('#'));
        foreach (var heading in headings)
        {
            var title = heading.TrimStart('#').Trim().ToLowerInvariant();
            var anchor = string.Concat(title.Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
            for (var i = 1; !anchors.Add(i == 1 ? anchor : FormattableString.Invariant($"{anchor}-{i - 1}")); )
                i++;
        }

        return anchors;
    }

    [GeneratedRegex(@"^ *```.*?^ *```", RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CodeFence();

    [GeneratedRegex(@"\]\(([^)\s]+)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();
}
