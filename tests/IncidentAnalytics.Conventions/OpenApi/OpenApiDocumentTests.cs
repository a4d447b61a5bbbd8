using Microsoft.OpenApi;
using Xunit;

namespace IncidentAnalytics.Conventions.OpenApi;

/// <summary>The OpenAPI documents of the reference server say what the client's interfaces say, and are valid.</summary>
public sealed class OpenApiDocumentTests
{
    public static TheoryData<string> Names => [.. OpenApiDocumentFactory.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_IsThatOfTheInterfaces(string name)
    {
        var expected = OpenApiDocumentFactory.Create(name);
        var path = OpenApiDocumentFactory.PathOf(name);
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
            File.WriteAllText(path, expected);

        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == expected,
            $"{path} is not what the interfaces, contracts and documentation of the client say. Run eng/update-openapi.sh and review the difference."
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_IsValid(string name)
    {
        var result = OpenApiDocument.Parse(File.ReadAllText(OpenApiDocumentFactory.PathOf(name)), "json");

        Assert.Equal(OpenApiSpecVersion.OpenApi3_0, result.Diagnostic!.SpecificationVersion);
        Findings.AssertNone(result.Diagnostic.Errors.Concat(result.Diagnostic.Warnings).Select(static e => $"{e.Pointer}: {e.Message}"));
        var operations = result.Document!.Paths.SelectMany(static p => p.Value.Operations!.Values).ToArray();
        Assert.Distinct(operations.Select(static o => o.OperationId));
        Findings.AssertNone(operations.Where(static o => string.IsNullOrEmpty(o.Summary)).Select(static o => o.OperationId!));
    }
}
