using System.Text;
using IncidentAnalytics.Client.Generators.Diagnostics;
using IncidentAnalytics.Client.Generators.Emission;
using IncidentAnalytics.Client.Generators.Model;
using IncidentAnalytics.Client.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IncidentAnalytics.Client.Generators;

/// <summary>Implements the interfaces whose methods have HTTP method attributes.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EndpointGenerator : IIncrementalGenerator
{
    internal const string ReadStep = "Read";
    internal const string ModelStep = "Model";
    internal const string CheckStep = "Check";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var readings = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => InterfaceSyntax.MayHaveEndpoints(node), InterfaceReader.Read)
            .Where(static reading => reading is not null)
            .Select(static (reading, _) => reading!)
            .WithTrackingName(ReadStep);

        // Models have no locations: what is typed elsewhere in a file does not write the code anew.
        var models = readings.Select(static (reading, _) => reading.Interface).Where(static model => model is not null).WithTrackingName(ModelStep);
        context.RegisterSourceOutput(models, static (output, model) =>
            output.AddSource(ClassWriter.HintName(model!), SourceText.From(ClassWriter.Write(model!), Encoding.UTF8)));

        // Generators do not see each other's output: what the JSON generator will know is read from its attributes.
        var contexts = context.SyntaxProvider
            .ForAttributeWithMetadataName(Names.JsonSerializableAttribute, static (_, _) => true, JsonContextReader.Read)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .Collect();
        var findings = readings.Select(static (reading, _) => reading.Findings).Collect();
        var diagnostics = findings.Combine(contexts)
            .Select(static (pair, _) => FindingsChecker.Check(pair.Left, pair.Right))
            .WithTrackingName(CheckStep);
        context.RegisterSourceOutput(diagnostics, static (output, found) =>
        {
            foreach (var diagnostic in found)
                output.ReportDiagnostic(diagnostic.ToDiagnostic());
        });
    }
}
