using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IncidentAnalytics.Client.Generators.Tests.Harness;

/// <summary>Runs the generator on source text, as a compiler would.</summary>
internal sealed record GeneratorRun(ImmutableArray<Diagnostic> Diagnostics, Compilation Output, IReadOnlyList<string> Sources)
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using System.Text.Json.Serialization;
        global using IncidentAnalytics.Client;
        global using IncidentAnalytics.Client.Diagnostics;
        global using IncidentAnalytics.Client.Http;
        global using IncidentAnalytics.Client.Resilience;
        """;

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly ImmutableArray<MetadataReference> References = [..
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !path.EndsWith("IncidentAnalytics.Client.Generators.Tests.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static GeneratorRun On(params string[] sources)
    {
        var compilation = Compile(sources);
        var driver = Driver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        return new(diagnostics, output, [.. driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString())]);
    }

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new EndpointGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CompileWith(Usings, sources);

    /// <summary>The name is that of the tests' assembly, which may see the client's internals.</summary>
    public static CSharpCompilation CompileWith(string usings, IEnumerable<string> sources) => CSharpCompilation.Create(
        "IncidentAnalytics.Client.Generators.Tests",
        sources.Prepend(usings).Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What the compiler says of the generated files.</summary>
    public IEnumerable<Diagnostic> ComplaintsAboutOutput() => Output.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
}
