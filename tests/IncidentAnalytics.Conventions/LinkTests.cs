using System.Text.RegularExpressions;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>Links between the pages of the repository lead to files that exist.</summary>
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
    public void MissingTargets_FindsOnlyMissingFiles() =>
        Assert.Equal(
            ["missing.md", "docs/missing.md"],
            MissingTargets(
                Repository.PathOf("README.md"),
                "[a](README.md) [b](missing.md) [c](https://example.com/x) [d](docs/missing.md#part) [e](#part) [f](src/README.md#one-call)"
            )
        );

    private static IEnumerable<string> MissingTargets(string page, string text) =>
        from Match match in Link().Matches(text)
        let target = match.Groups[1].Value
        where !target.Contains("://", StringComparison.Ordinal)
        where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
        select target;

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();
}
