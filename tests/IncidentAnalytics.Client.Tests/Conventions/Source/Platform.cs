using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>Compiles C# as the projects of this repository do: same language, same implicit usings, same libraries.</summary>
internal static class Platform
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.Preview,
        DocumentationMode.Parse,
        preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER", "NET10_0"]);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Libraries = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("IncidentAnalytics.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file))]);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> LazyAspNetCore = new(FindAspNetCore);

    /// <summary>The ASP.NET Core shared framework, which stands beside the runtime that the tests run on.</summary>
    public static IReadOnlyList<MetadataReference> AspNetCore => LazyAspNetCore.Value;

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    public static CSharpCompilation Compile(
        string name, IEnumerable<SyntaxTree> trees, IEnumerable<MetadataReference> references, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        CSharpCompilation.Create(
            name,
            [.. trees, Parse(ImplicitUsings, "ImplicitUsings.cs")],
            [.. Libraries.Value, .. references],
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    private static IReadOnlyList<MetadataReference> FindAspNetCore()
    {
        var runtime = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        var framework = Path.Combine(runtime.Parent!.Parent!.FullName, "Microsoft.AspNetCore.App", runtime.Name);
        if (!Directory.Exists(framework))
            throw new InvalidOperationException($"The ASP.NET Core shared framework is not at {framework}.");

        var known = Libraries.Value.Select(l => Path.GetFileName(l.Display)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Directory.EnumerateFiles(framework, "*.dll")
            .Where(file => !known.Contains(Path.GetFileName(file)))
            .Select(file => MetadataReference.CreateFromFile(file))];
    }
}
