using System.Collections.Immutable;
using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Diagnostics;

/// <summary>Adds to what is wrong with each interface what only all of them together show.</summary>
internal static class FindingsChecker
{
    public static EquatableArray<DiagnosticInfo> Check(ImmutableArray<InterfaceFindings> interfaces, ImmutableArray<JsonContextModel> contexts)
    {
        var diagnostics = new List<DiagnosticInfo>();
        foreach (var findings in interfaces)
        {
            diagnostics.AddRange(findings.Diagnostics);
            CheckJson(findings, contexts, diagnostics);
        }

        foreach (var group in interfaces.SelectMany(static findings => findings.Operations).GroupBy(static operation => operation.Name, StringComparer.Ordinal))
            diagnostics.AddRange(group.Skip(1).Select(static use => New(Descriptors.DuplicateOperation, use.Location, use.Name)));
        return diagnostics.ToEquatableArray();
    }

    private static void CheckJson(InterfaceFindings findings, ImmutableArray<JsonContextModel> contexts, List<DiagnosticInfo> diagnostics)
    {
        if (findings.JsonUses.Count == 0)
            return;

        var nearest = Nearest(findings.Namespace, contexts);
        if (nearest.Length == 0)
            diagnostics.Add(New(Descriptors.NoJsonContext, findings.Location, findings.Name));
        else if (nearest.Length > 1)
            diagnostics.Add(New(Descriptors.SeveralJsonContexts, findings.Location, findings.Name, string.Join(", ", nearest.Select(static context => context.Name))));
        else
        {
            diagnostics.AddRange(findings.JsonUses
                .Where(use => !nearest[0].Types.Contains(use.TypeName, StringComparer.Ordinal))
                .Select(use => New(Descriptors.TypeNotInJsonContext, use.Location, nearest[0].Name, use.TypeName.Replace("global::", ""))));
        }
    }

    /// <summary>The contexts of the namespace, or of the nearest one around it that has any.</summary>
    private static JsonContextModel[] Nearest(string containing, ImmutableArray<JsonContextModel> contexts)
    {
        for (var current = containing; ; current = current.Substring(0, Math.Max(0, current.LastIndexOf('.'))))
        {
            var found = contexts.Where(context => context.Namespace == current).GroupBy(static context => context.Name, StringComparer.Ordinal).Select(static parts => parts.First()).ToArray();
            if (found.Length > 0 || current.Length == 0)
                return found;
        }
    }

    private static DiagnosticInfo New(DiagnosticDescriptor descriptor, LocationInfo? location, params string[] arguments) =>
        new(descriptor, location, arguments.ToEquatableArray());
}
