using IncidentAnalytics.Client.Generators.Diagnostics;
using IncidentAnalytics.Client.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Tests.Diagnostics;

public sealed class ReadmeTests
{
    [Fact]
    public void Every_diagnostic_is_documented_and_tracked()
    {
        var descriptors = typeof(Descriptors).GetFields().Select(field => (DiagnosticDescriptor)field.GetValue(null)!).ToArray();
        var folder = Path.Combine(Repository.Root, "src", "IncidentAnalytics.Client.Generators");
        var readme = File.ReadAllText(Path.Combine(folder, "README.md"));
        var releases = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));

        Assert.Equal(26, descriptors.Select(descriptor => descriptor.Id).Distinct().Count());
        Assert.All(descriptors, descriptor =>
        {
            Assert.Equal(DiagnosticSeverity.Error, descriptor.DefaultSeverity);
            Assert.Contains($"| {descriptor.Id} | ", readme, StringComparison.Ordinal);
            Assert.Contains($"{descriptor.Id} | ", releases, StringComparison.Ordinal);
        });
    }
}
