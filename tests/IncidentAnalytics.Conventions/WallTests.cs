using System.Reflection;
using System.Xml.Linq;
using IncidentAnalytics.Client;
using IncidentAnalytics.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>
/// The client does not reference the server. The server implements the wire contract independently and shares no model with the client.
/// </summary>
public sealed class WallTests
{
    private const string ClientNamespace = "IncidentAnalytics.Client";
    private const BindingFlags DeclaredMembers =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance;
    private const string OneFile = "IncidentAnalyticsServer.Client.cs";

    /// <summary>
    /// Without one of these names, a file of the server cannot reach a type of the client: the last part of the client's namespace, the
    /// client's types in other namespaces, and the members of the one file that creates a client.
    /// </summary>
    private static readonly Lazy<HashSet<string>> Doors = new(() =>
        [
            "Client",
            .. typeof(IncidentAnalyticsException)
                .Assembly.GetExportedTypes()
                .Where(static type => !type.Namespace!.StartsWith(ClientNamespace, StringComparison.Ordinal))
                .SelectMany(static type => type.GetMethods(DeclaredMembers).Select(static method => method.Name).Append(type.Name)),
            .. SourceProject
                .Server.Compilation.SyntaxTrees.Where(static tree => SourceProject.Server.Relative(tree.FilePath) == OneFile)
                .SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
                .Select(static method => method.Identifier.Text),
        ]
    );

    [Fact]
    public void Client_DoesNotReferenceServer()
    {
        var project = XDocument.Load(Repository.PathOf("src", "IncidentAnalytics.Client", "IncidentAnalytics.Client.csproj"));
        var references = project.Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value);

        Assert.DoesNotContain(references, r => r.Contains("ReferenceServer", StringComparison.Ordinal));
    }

    [Fact]
    public void Client_SharesNoInternalsWithOtherPackages()
    {
        var project = XDocument.Load(Repository.PathOf("src", "IncidentAnalytics.Client", "IncidentAnalytics.Client.csproj"));
        var friends = project.Descendants("InternalsVisibleTo").Select(r => r.Attribute("Include")!.Value);

        Assert.Empty(friends.Intersect(Directory.GetDirectories(Repository.PathOf("src")).Select(Path.GetFileName)));
    }

    [Fact]
    public void Server_UsesClient_InOneFile() => Assert.Equal([OneFile], FilesThatUseClient(SourceProject.Server));

    [Theory]
    [InlineData("using IncidentAnalytics.Client; class A { object M() => TimeRange.Last(default); }")]
    [InlineData("using IncidentAnalytics.Client;")]
    [InlineData("global using IncidentAnalytics.Client.Tickets;")]
    [InlineData("class A { IncidentAnalytics.Client.TimeRange? _range; }")]
    [InlineData("namespace IncidentAnalytics.Sample; class A { Client.TimeRange? _range; }")]
    [InlineData(
        "using Microsoft.Extensions.DependencyInjection; class A { void M(IServiceCollection s) => s.AddIncidentAnalytics(_ => { }); }"
    )]
    public void FilesThatUseClient_FindsEveryWayToReachIt(string code) =>
        Assert.Equal(
            ["Aggregations/A.cs"],
            FilesThatUseClient(SourceProject.Create(Platform.WithClient, ("Aggregations/A.cs", code), ("B.cs", "class B;")))
        );

    [Fact]
    public void FilesThatUseClient_FindsCallsOfTheOneFile()
    {
        var server = SourceProject.Create(
            Platform.WithClient,
            (OneFile, "static class Server { public static IncidentAnalytics.Client.IncidentAnalyticsClient CreateClient() => null!; }"),
            ("Aggregations/A.cs", "class A { object M() => Server.CreateClient().Tickets; }")
        );

        Assert.Equal([OneFile, "Aggregations/A.cs"], FilesThatUseClient(server));
    }

    [Fact]
    public void FilesThatUseClient_IgnoresOtherThingsOfThatName() =>
        Assert.Empty(
            FilesThatUseClient(SourceProject.Create(Platform.WithClient, ("A.cs", "class A { int Client => 1; int M() => Client; }")))
        );

    private static IEnumerable<string> FilesThatUseClient(SourceProject server) =>
        from tree in server.Compilation.SyntaxTrees
        let root = tree.GetRoot()
        where
            root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => Doors.Value.Contains(name.Identifier.Text))
            || IsOneFile(server, tree)
        where
            root.DescendantNodes().OfType<UsingDirectiveSyntax>().Any(IsOfClient)
            || TypeUses.Find(server.Compilation.GetSemanticModel(tree)).Any(IsOfClient)
        select server.Relative(tree.FilePath);

    private static bool IsOneFile(SourceProject server, SyntaxTree tree) => server.Relative(tree.FilePath) == OneFile;

    private static bool IsOfClient(UsingDirectiveSyntax directive) =>
        directive.NamespaceOrType.ToString().Contains(ClientNamespace, StringComparison.Ordinal);

    private static bool IsOfClient(INamedTypeSymbol type) => type.ContainingAssembly?.Name == ClientNamespace;
}
