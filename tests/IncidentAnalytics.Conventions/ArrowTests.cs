using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>The arrows between the client's folders.</summary>
public sealed class ArrowTests
{
    private static readonly Lazy<IReadOnlyList<FolderUse>> Client = new(() => [.. Arrows.FindUses(SourceProject.Client)]);

    [Fact]
    public void Client_UsesOnlyFoldersBelow() => Findings.AssertNone(Arrows.Violations(Client.Value));

    [Fact]
    public void Layers_HaveEveryFolderOfClient()
    {
        var known = Arrows.Layers.SelectMany(layer => layer).ToHashSet(StringComparer.Ordinal);
        var client = SourceProject.Client;
        var folders = Repository.SourceFiles(client.Folder).Select(file => Arrows.FolderOf(client.Relative(file)));

        Assert.Subset(known, folders.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void FindUses_FindsKnownUses()
    {
        var arrows = Client.Value.Select(use => $"{use.From} → {use.To}").ToHashSet(StringComparer.Ordinal);

        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "root → Tickets",
                "Tickets → Http",
                "Http → Authentication",
                "Authentication → Resilience",
                "Resilience → Errors",
                "Resilience → Diagnostics",
                "Tickets → Serialization",
                "Tickets → values of the root",
                "root → Events",
                "Events → Http",
                "Events → Errors",
                "Events → Serialization",
                "Events → values of the root",
            },
            arrows
        );
    }

    [Theory]
    [InlineData("Http/A.cs", "Tickets/B.cs", "Http/A.cs uses B (folder Http → folder Tickets)")]
    [InlineData("Tickets/Aggregations/A.cs", "Events/B.cs", "Tickets/Aggregations/A.cs uses B (folder Tickets → folder Events)")]
    [InlineData("TimeRange.cs", "Serialization/B.cs", "TimeRange.cs uses B (folder values of the root → folder Serialization)")]
    [InlineData("Errors/A.cs", "B.cs", "Errors/A.cs uses B (folder Errors → folder root)")]
    [InlineData("Errors/A.cs", "Configuration/B.cs", "Errors/A.cs uses B (folder Errors → folder root)")]
    [InlineData("Http/A.cs", "Misc/B.cs", "Http/A.cs uses B (folder Http → folder Misc)")]
    public void Violations_NamesFileTypeAndFolders(string user, string used, string expected) =>
        Assert.Equal([expected], Arrows.Violations(Project(user, "class A { B? _b; }", used)));

    [Theory]
    [InlineData("class A { object M() => B.Make(); }")]
    [InlineData("class A { object M() => new B(); }")]
    [InlineData("class A : B;")]
    [InlineData("class A { void M() => \"\".Extend(); }")]
    [InlineData("[System.Obsolete(nameof(B))] class A;")]
    [InlineData("class A { System.Collections.Generic.List<B>? _list; }")]
    [InlineData("class A { void M() => NotThere(B.Make()); }")]
    public void FindUses_FindsEveryKindOfUse(string code) =>
        Assert.Contains("uses B", Assert.Single(Arrows.Violations(Project("Http/A.cs", code, "Tickets/B.cs"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Tickets/A.cs", "Http/B.cs")]
    [InlineData("Configuration/A.cs", "Tickets/Aggregations/B.cs")]
    [InlineData("Errors/A.cs", "Errors/B.cs")]
    [InlineData("Configuration/A.cs", "B.cs")]
    public void Violations_AllowsUsesAlongArrows(string user, string used) =>
        Assert.Empty(Arrows.Violations(Project(user, "class A { B? _b; }", used)));

    [Fact]
    public void FindUses_IgnoresDocumentationComments() =>
        Assert.Empty(Arrows.Violations(Project("Http/A.cs", "/// <summary><see cref=\"B\"/></summary>\nclass A;", "Tickets/B.cs")));

    private static IEnumerable<FolderUse> Project(string user, string code, string used) =>
        Arrows.FindUses(
            SourceProject.Create(
                Platform.Bare,
                (user, code),
                (
                    used,
                    code.Contains("Extend", StringComparison.Ordinal)
                        ? "static class B { public static void Extend(this string text) { } }"
                        : "class B { public static object Make() => 1; }"
                )
            )
        );
}
