using IncidentAnalytics.Client;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IncidentAnalytics.Conventions;

/// <summary>Compiles C# as the projects of this repository do: same language, same implicit usings, same libraries.</summary>
internal static class Platform
{
    private const string ImplicitUsings = """
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
        preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER", "NET10_0"]
    );

    // One set of references per list of our own assemblies: the compiler reads its references once per set.
    private static readonly Lazy<CSharpCompilation> Libraries = new(() =>
        CSharpCompilation.Create(
            "Sample",
            [Parse(ImplicitUsings, "ImplicitUsings.cs")],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(file => !Path.GetFileName(file).StartsWith("IncidentAnalytics.", StringComparison.Ordinal))
                .Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        )
    );

    private static readonly Lazy<CSharpCompilation> LibrariesAndClient = new(() =>
        WithAssemblyOf<IncidentAnalyticsException>(Libraries.Value)
    );

    private static readonly Lazy<CSharpCompilation> LibrariesAndPackages = new(() =>
        WithAssemblyOf<ReferenceServer.IncidentAnalyticsServer>(WithAssemblyOf<Client.HealthChecks.ServiceHealth>(LibrariesAndClient.Value))
    );

    /// <summary>An empty compilation that references the framework, ASP.NET Core and all packages.</summary>
    public static CSharpCompilation Bare => Libraries.Value;

    /// <summary><see cref="Bare"/> and the built client.</summary>
    public static CSharpCompilation WithClient => LibrariesAndClient.Value;

    /// <summary><see cref="Bare"/> and all built packages.</summary>
    public static CSharpCompilation WithPackages => LibrariesAndPackages.Value;

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private static CSharpCompilation WithAssemblyOf<T>(CSharpCompilation compilation) =>
        compilation.AddReferences(MetadataReference.CreateFromFile(typeof(T).Assembly.Location));
}
