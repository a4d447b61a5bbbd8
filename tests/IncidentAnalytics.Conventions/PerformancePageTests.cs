using System.Text.RegularExpressions;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>The table in docs/performance.md has the lines that tests/Benchmarks measures.</summary>
public sealed partial class PerformancePageTests
{
    [Fact]
    public void Page_HasARowForEveryLine() =>
        Assert.Equal(
            Directory
                .GetFiles(Repository.PathOf("tests", "Benchmarks", "Lines"), "*.cs")
                .Select(static file => GetName(Path.GetFileNameWithoutExtension(file)))
                .Order(StringComparer.Ordinal),
            ReadNames(File.ReadAllText(Repository.PathOf("docs", "performance.md"))).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void ReadNames_FindsTheNamesInTheFirstColumn() =>
        Assert.Equal(
            ["get", "create-client"],
            ReadNames("| Line | Limit |\n|---|---|\n| GET (`get`) | 1 B (`x`) |\n| `Create` of a client (`create-client`) | – |\n")
        );

    private static IEnumerable<string> ReadNames(string page) => Row().Matches(page).Select(static m => m.Groups[1].Value);

    /// <summary>The name of a line on the command line, from that of its class.</summary>
    private static string GetName(string type) => WordStart().Replace(type, "-$0").ToLowerInvariant();

    [GeneratedRegex(@"^\| [^|]*\(`([a-z-]+)`\) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
