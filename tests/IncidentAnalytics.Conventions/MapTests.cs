using System.Text.RegularExpressions;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>The map in src/README.md lists the projects and folders that exist.</summary>
public sealed class MapTests
{
    [Fact]
    public void Map_ListsEveryProjectAndFolder() =>
        Assert.Equal(
            Folders(Repository.PathOf("src")),
            Mentioned(File.ReadAllText(Repository.PathOf("src", "README.md"))).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Mentioned_ReadsHeadingsAndTables() =>
        Assert.Equal(
            ["A", "A/Http", "A/Services/Tickets"],
            Mentioned("## `A/`\n| `Http/` | the `Polly` pipeline |\n| `Services/Tickets/` | … |\n\nSee `x/y`.")
        );

    /// <summary>Returns the projects and folders that hold files of their own.</summary>
    private static string[] Folders(string src) =>
        [
            .. Repository
                .SourceFiles(src)
                .Select(file => Path.GetDirectoryName(Repository.Relative(src, file))!.Replace('\\', '/'))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Mentioned(string map)
    {
        var project = "";
        foreach (Match line in Regex.Matches(map, @"^(?:##|\|) `(?<folder>[\w./]+)/`", RegexOptions.Multiline, TimeSpan.FromSeconds(1)))
        {
            var folder = line.Groups["folder"].Value;
            project = line.Value[0] == '#' ? folder : project;
            yield return line.Value[0] == '#' ? folder : $"{project}/{folder}";
        }
    }
}
