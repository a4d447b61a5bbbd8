using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>The client knows nothing of the server; the server is a second opinion of the wire contract and shares no model with the client.</summary>
public sealed class WallTests
{
    private const string OneFile = "IncidentAnalyticsServer.Client.cs";

    private static readonly Lazy<HashSet<string>> TypesOfTheClient = new(() => [.. SourceProject.Client.Compilation.Assembly.TypeNames]);

    [Fact]
    public void The_client_does_not_reference_the_server()
    {
        var project = XDocument.Load(Repository.PathOf("src", "IncidentAnalytics.Client", "IncidentAnalytics.Client.csproj"));
        var references = project.Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value);

        Assert.DoesNotContain(references, r => r.Contains("ReferenceServer", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_file_that_makes_a_ready_client_names_types_of_the_client() =>
        Assert.Equal([OneFile], FilesThatUseTheClient(SourceProject.Server));

    [Fact]
    public void Another_file_that_names_a_type_of_the_client_is_found()
    {
        var server = SourceProject.Of(
            "Server",
            [("Engine/A.cs", "using IncidentAnalytics.Client; class A { object M() => TimeRange.Last(default); }"), ("B.cs", "class B;")],
            SourceProject.Client.Compilation.ToMetadataReference());

        Assert.Equal(["Engine/A.cs"], FilesThatUseTheClient(server));
    }

    // Most files are told by their words alone; those that have a name of the client's are looked at closely.
    private static IEnumerable<string> FilesThatUseTheClient(SourceProject server) =>
        from tree in server.Compilation.SyntaxTrees
        where tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Any(name => TypesOfTheClient.Value.Contains(name.Identifier.Text))
        where TypeUses.Of(server.Compilation.GetSemanticModel(tree)).Any(IsOfTheClient)
        select server.Relative(tree.FilePath);

    private static bool IsOfTheClient(ISymbol type) => type.ContainingAssembly?.Name == "IncidentAnalytics.Client";
}
