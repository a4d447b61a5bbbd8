using System.Collections.Immutable;
using IncidentAnalytics.Client.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IncidentAnalytics.Client.Generators.Tests.Output;

public sealed class CachingTests
{
    private const string Api = """
        public interface ISampleApi
        {
            [Get("/x/{id}")] [Operation("sample.get")] [Headers("X-A: 1")]
            Task<ApiResponse<string>> GetAsync(string id, [Query(CollectionFormat.Csv)] int[]? list, [Body] string body);
        }
        """;

    private const string Context = "[JsonSerializable(typeof(string))] internal partial class SampleJsonContext : JsonSerializerContext;";

    private static readonly string Valid = Api.Replace("Get(", "Post(", StringComparison.Ordinal);

    [Fact]
    public void An_edit_in_another_file_writes_nothing_anew() =>
        AssertReasons(edit: "public class Other { public int Changed; }", file: 3, modelChanges: false, findingsChange: false);

    [Fact]
    public void Moving_an_interface_about_writes_nothing_anew() =>
        AssertReasons(edit: "// a comment above\n\n" + Valid, file: 1, modelChanges: false, findingsChange: false);

    [Fact]
    public void Changing_a_route_writes_it_anew() =>
        AssertReasons(edit: Valid.Replace("/x/", "/y/", StringComparison.Ordinal), file: 1, modelChanges: true, findingsChange: false);

    [Fact]
    public void Changing_the_context_checks_again_and_writes_nothing_anew() =>
        AssertReasons(edit: Context.Replace("string", "int", StringComparison.Ordinal), file: 2, modelChanges: false, findingsChange: true);

    private static void AssertReasons(string edit, int file, bool modelChanges, bool findingsChange)
    {
        var before = GeneratorRun.Compile(Valid, Context, "public class Other;");
        var driver = GeneratorRun.Driver().RunGenerators(before);
        Assert.Empty(driver.GetRunResult().Diagnostics);

        var tree = before.SyntaxTrees[file];
        var after = before.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edit, GeneratorRun.ParseOptions, tree.FilePath));
        var result = driver.RunGenerators(after).GetRunResult().Results.Single();

        Assert.Equal(modelChanges, Reasons(result.TrackedSteps[EndpointGenerator.ModelStep]).Any(IsChange));
        Assert.Equal(findingsChange, Reasons(result.TrackedSteps[EndpointGenerator.CheckStep]).Any(IsChange));
        Assert.Equal(modelChanges || findingsChange, result.TrackedOutputSteps.Values.SelectMany(Reasons).Any(IsChange));
    }

    private static bool IsChange(IncrementalStepRunReason reason) => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);

    private static IEnumerable<IncrementalStepRunReason> Reasons(ImmutableArray<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);
}
