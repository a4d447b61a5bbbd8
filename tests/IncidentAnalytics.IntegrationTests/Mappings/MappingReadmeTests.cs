using Xunit;

namespace IncidentAnalytics.IntegrationTests.Mappings;

/// <summary>The README of <c>examples/WireMockStubs</c> matches the mappings and the program.</summary>
public sealed class MappingReadmeTests
{
    private static readonly string Readme = Read("README.md");

    [Fact]
    public void Readme_ShowsTheWholeProgram() => Assert.Contains($"```csharp\n{Read("Program.cs")}```", Readme, StringComparison.Ordinal);

    [Fact]
    public void Readme_ShowsTheLoaderOfRecordings() =>
        Assert.Contains($"```csharp\n{Read("RecordedStubs.cs")}```", Readme, StringComparison.Ordinal);

    [Fact]
    public void Readme_ListsEveryMapping() =>
        Assert.Equal(
            MappingServer.Files.Select(static file => Path.GetFileNameWithoutExtension(file)),
            Readme
                .Split('\n')
                .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(static line => line.Split('`')[1])
                .Order(StringComparer.Ordinal)
        );

    private static string Read(string file) => File.ReadAllText(Path.Combine(MappingServer.Example, file)).ReplaceLineEndings("\n");
}
