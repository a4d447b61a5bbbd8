using System.Text.RegularExpressions;
using IncidentAnalytics.Client.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IncidentAnalytics.Client.Generators.Tests.Refit;

/// <summary>The interface files are Refit's as much as ours: only one global using stands between them.</summary>
public sealed partial class RefitCompatibilityTests
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Refit;
        global using IncidentAnalytics.Client.Diagnostics;
        global using IncidentAnalytics.Client.Resilience;
        """;

    [Fact]
    public void The_interface_files_compile_against_Refit()
    {
        var files = FilesWithEndpointAttributes();
        Assert.Contains(files, file => file.EndsWith("ITicketsApi.cs", StringComparison.Ordinal));

        var compilation = Compile(files.Select(File.ReadAllText));

        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.All(Interfaces(compilation), type => Assert.All(type.GetMembers().OfType<IMethodSymbol>(), method =>
            Assert.Contains(method.GetAttributes(), attribute => attribute.AttributeClass?.ContainingNamespace.Name == "Refit")));
    }

    [Fact]
    public void A_file_that_uses_what_Refit_lacks_does_not_compile()
    {
        var compilation = Compile(["namespace Sample; public interface ISampleApi { [Get(\"/x\")] Task<ApiResponse<string>> GetAsync([Query(Unknown = 1)] string a); }"]);

        Assert.Contains(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Our_attributes_are_a_subset_of_Refits()
    {
        var refit = Compile([]);
        var ours = typeof(ApiResponse<>).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "IncidentAnalytics.Client.Http" && type.IsAssignableTo(typeof(Attribute)) && !type.IsAbstract).ToArray();
        Assert.Equal(11, ours.Length);

        Assert.All(ours, type =>
        {
            var theirs = refit.GetTypeByMetadataName("Refit." + type.Name);
            Assert.NotNull(theirs);
            Assert.All(type.GetConstructors(), constructor => Assert.Contains(theirs.InstanceConstructors, other =>
                other.Parameters.Select(parameter => (parameter.Name, parameter.Type.MetadataName))
                    .SequenceEqual(constructor.GetParameters().Select(parameter => (parameter.Name!, parameter.ParameterType.Name == "String[]" ? "" : parameter.ParameterType.Name)))));
            Assert.All(type.GetProperties().Where(property => property.SetMethod?.IsPublic == true), property =>
                Assert.Contains(theirs.GetMembers(property.Name), member => member is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public }));
        });

        var formats = refit.GetTypeByMetadataName("Refit.CollectionFormat")!.GetMembers().OfType<IFieldSymbol>();
        Assert.All(Enum.GetValues<CollectionFormat>(), format =>
            Assert.Contains(formats, field => field.Name == format.ToString() && (int)field.ConstantValue! == (int)format));
    }

    private static CSharpCompilation Compile(IEnumerable<string> sources)
    {
        using var stream = typeof(RefitCompatibilityTests).Assembly.GetManifestResourceStream("RefitDeclarations.cs")!;
        using var reader = new StreamReader(stream);
        return GeneratorRun.CompileWith(Usings, [reader.ReadToEnd(), .. sources]);
    }

    private static IEnumerable<INamedTypeSymbol> Interfaces(CSharpCompilation compilation) => compilation
        .GetSymbolsWithName(name => name.EndsWith("Api", StringComparison.Ordinal), SymbolFilter.Type).OfType<INamedTypeSymbol>();

    /// <summary>The interfaces and the query objects; all other types come from the client's assembly.</summary>
    private static string[] FilesWithEndpointAttributes()
    {
        var client = Path.Combine(Repository.Root, "src", "IncidentAnalytics.Client");
        return [.. Directory.EnumerateFiles(client, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => EndpointAttribute().IsMatch(File.ReadAllText(file)))];
    }

    [GeneratedRegex(@"^(\s*|.*[(\s])\[(property:\s*)?(Get|Post|Put|Patch|Delete|AliasAs|Query)\b", RegexOptions.Multiline)]
    private static partial Regex EndpointAttribute();
}
