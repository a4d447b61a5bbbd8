using System.Text.RegularExpressions;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>The map in src/README.md shows what is there.</summary>
public sealed class MapTests
{
    [Fact]
    public void The_map_has_every_project_and_folder_and_no_other() =>
        Assert.Equal(Folders(Repository.PathOf("src")), Mentioned(File.ReadAllText(Repository.PathOf("src", "README.md"))).Order(StringComparer.Ordinal));

    [Fact]
    public void Folders_are_read_from_the_map() =>
        Assert.Equal(["A", "A/Http", "A/Services/Tickets"], Mentioned("## `A/`\n| `Http/` | the `Polly` pipeline |\n| `Services/Tickets/` | … |\n\nSee `x/y`."));

    /// <summary>Projects, and the folders in them down to the lowest that holds files of its own.</summary>
    private static string[] Folders(string src) =>
        [.. Repository.SourceFiles(src)
            .Select(file => Path.GetDirectoryName(Repository.Relative(src, file))!.Replace('\\', '/'))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

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
