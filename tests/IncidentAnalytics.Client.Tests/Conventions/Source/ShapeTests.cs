using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>How files and types look, in every project of ours.</summary>
public sealed class ShapeTests
{
    private const int MaxLines = 350;

    /// <summary>Classes that stand open for a reason; every other is sealed, static or abstract.</summary>
    private static readonly HashSet<string> OpenClasses = new(StringComparer.Ordinal)
    {
        // The statuses that deserve a type of their own derive from it, and the others are it.
        "ApiException",
        // Terms results are buckets results with two numbers more.
        "BucketsResult",
        // Extended stats are stats with more numbers.
        "StatsResult",
    };

    [Fact]
    public void Files_are_short() => Report.None(
        from file in Sources().Concat(Files("tests")).Concat(Files("examples"))
        let lines = File.ReadLines(Repository.PathOf(file)).Count()
        where lines > MaxLines
        select $"{file} has {lines} lines");

    [Fact]
    public void A_file_has_one_type_and_its_name() => Report.None(Sources().SelectMany(file => Shape.NameProblems(file, Root(file))));

    [Fact]
    public void Classes_are_sealed_static_or_abstract() =>
        Report.None(Sources().SelectMany(file => Shape.OpenClasses(Root(file)).Where(c => !OpenClasses.Contains(c)).Select(c => $"{file}: {c}")));

    [Fact]
    public void Methods_that_are_awaited_end_in_Async() =>
        Report.None(Sources().SelectMany(file => Shape.AsyncWithoutSuffix(Root(file)).Select(m => $"{file}: {m}")));

    [Fact]
    public void No_public_signature_has_a_DateTime()
    {
        // The build holds these files to the code.
        var signatures = Directory.EnumerateFiles(Repository.PathOf("src"), "PublicAPI.*.txt", SearchOption.AllDirectories).SelectMany(File.ReadLines).ToList();

        Assert.NotEmpty(signatures);
        Report.None(signatures.Where(line => line.Split(' ', '<', '>', '(', ')', '?', ',', '!', '.').Contains("DateTime")));
    }

    [Theory]
    [InlineData("A.cs", "class A;")]
    [InlineData("A.Part.cs", "partial class A;")]
    [InlineData("A{T}.cs", "class A<T>;")]
    [InlineData("A.cs", "class A { class B; }")]
    [InlineData("A.cs", "delegate void A();")]
    [InlineData("Program.cs", "System.Console.WriteLine();")]
    [InlineData("Usings.cs", "global using System;")]
    public void Good_names_pass(string file, string code) => Assert.Empty(Shape.NameProblems(file, Parse(code)));

    [Theory]
    [InlineData("A.cs", "class B;")]
    [InlineData("A.cs", "class A; class B;")]
    [InlineData("A.cs", "class A; enum E;")]
    [InlineData("A.cs", "class AB;")]
    [InlineData("AB.cs", "namespace N; class A;")]
    public void Bad_names_are_found(string file, string code) => Assert.Single(Shape.NameProblems(file, Parse(code)));

    [Theory]
    [InlineData("class A;", "A")]
    [InlineData("record A;", "A")]
    [InlineData("sealed class A { class B; }", "B")]
    [InlineData("partial class A;", "A")]
    public void Open_classes_are_found(string code, string expected) => Assert.Equal([expected], Shape.OpenClasses(Parse(code)));

    [Theory]
    [InlineData("sealed class A;")]
    [InlineData("abstract record A;")]
    [InlineData("static class A;")]
    [InlineData("record struct A; interface I; enum E;")]
    public void Closed_types_pass(string code) => Assert.Empty(Shape.OpenClasses(Parse(code)));

    [Theory]
    [InlineData("class A { Task Run() => null; }")]
    [InlineData("class A { async void Run() { } }")]
    [InlineData("class A { System.Threading.Tasks.ValueTask<int> Run() => default; }")]
    [InlineData("interface I { Task<int> Run(); }")]
    public void Awaited_methods_without_the_suffix_are_found(string code) => Assert.Equal(["Run"], Shape.AsyncWithoutSuffix(Parse(code)));

    [Theory]
    [InlineData("class A { Task RunAsync() => null; }")]
    [InlineData("class A { override Task Run() => null; }")]
    [InlineData("class A { Task I.Run() => null; }")]
    [InlineData("class A { int Run() => 1; }")]
    [InlineData("class A { async IAsyncEnumerator<int> GetAsyncEnumerator() { yield return 1; } }")]
    public void Other_methods_pass(string code) => Assert.Empty(Shape.AsyncWithoutSuffix(Parse(code)));

    private static IEnumerable<string> Sources() => Files("src");

    private static IEnumerable<string> Files(string folder) =>
        Repository.SourceFiles(Repository.PathOf(folder)).Select(file => Repository.Relative(Repository.Root, file));

    private static CompilationUnitSyntax Root(string file) => Parse(File.ReadAllText(Repository.PathOf(file)));

    private static CompilationUnitSyntax Parse(string code) => (CompilationUnitSyntax)Platform.Parse(code, "").GetRoot();
}
