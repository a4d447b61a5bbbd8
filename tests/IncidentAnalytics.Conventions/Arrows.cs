using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Conventions;

/// <summary>A file of one folder uses a type of another.</summary>
internal sealed record FolderUse(string File, string From, string Type, string To);

/// <summary>
/// Which folder of the client may use which: itself and every layer below its own. Folders of one layer do not use each other. Folders
/// decide, not namespaces, because much of the public surface shares the root namespace.
/// </summary>
internal static class Arrows
{
    /// <summary>The layers, top to bottom.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<string>> Layers =
    [
        ["root"],
        ["Tickets", "Events", "Sonar", "Analytics"],
        ["Paging"],
        ["Http"],
        ["Authentication"],
        ["Resilience", "Recording"],
        ["Errors"],
        ["Diagnostics"],
        ["Validation"],
        ["Serialization"],
        ["values of the root"],
    ];

    /// <summary>Folders that belong to the root, because composing, binding and registering need every part.</summary>
    private static readonly string[] RootHelpers = ["Configuration", "DependencyInjection"];

    /// <summary>Files of the root that every folder may use, because they use none: the arguments and results of every call.</summary>
    private static readonly string[] RootValues = ["IncidentAnalyticsService.cs", "RequestOptions.cs", "ResponseInfo.cs", "TimeRange.cs"];

    /// <summary>Returns the forbidden uses, each as <c>File.cs uses Type (folder A → folder B)</c>.</summary>
    public static IReadOnlyList<string> Violations(IEnumerable<FolderUse> uses) =>
        [
            .. uses.Where(use => !IsAllowed(use.From, use.To))
                .Select(use => $"{use.File} uses {use.Type} (folder {use.From} → folder {use.To})")
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Returns every use of a type of the project in another folder than its own.</summary>
    public static IEnumerable<FolderUse> FindUses(SourceProject project) =>
        from tree in project.Compilation.SyntaxTrees
        where tree.FilePath.StartsWith(project.Folder, StringComparison.Ordinal)
        let file = project.Relative(tree.FilePath)
        let @from = FolderOf(file)
        from type in TypeUses.Find(project.Compilation.GetSemanticModel(tree))
        where SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, project.Compilation.Assembly)
        from declaration in type.DeclaringSyntaxReferences
        let to = FolderOf(project.Relative(declaration.SyntaxTree.FilePath))
        where to != @from
        select new FolderUse(file, @from, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), to);

    /// <summary>Returns the folder of the arrows that a file belongs to.</summary>
    public static string FolderOf(string relativePath)
    {
        if (RootValues.Contains(relativePath, StringComparer.Ordinal))
            return "values of the root";

        var slash = relativePath.IndexOf('/', StringComparison.Ordinal);
        var folder = slash < 0 ? "root" : relativePath[..slash];
        return RootHelpers.Contains(folder, StringComparer.Ordinal) ? "root" : folder;
    }

    private static bool IsAllowed(string from, string to) => Layer(from) is >= 0 and var above && Layer(to) > above;

    private static int Layer(string folder)
    {
        for (var i = 0; i < Layers.Count; i++)
        {
            if (Layers[i].Contains(folder, StringComparer.Ordinal))
                return i;
        }

        return -1;
    }
}
