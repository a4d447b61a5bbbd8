using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>Looks at one file for what the house does not want.</summary>
internal static class Shape
{
    private static readonly SyntaxKind[] Closing = [SyntaxKind.SealedKeyword, SyntaxKind.StaticKeyword, SyntaxKind.AbstractKeyword];
    private static readonly string[] Awaited = ["Task", "ValueTask"];

    /// <summary>More than one type beside each other, or one that the file is not named after.</summary>
    public static IEnumerable<string> NameProblems(string file, CompilationUnitSyntax root)
    {
        var names = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Select(NameOf)
            .OfType<string>()
            .ToList();
        var stem = Path.GetFileNameWithoutExtension(file);
        if (names.Count > 1)
            yield return $"{file} has {names.Count} types: {string.Join(", ", names)}";
        else if (names.Count == 1 && stem.Split('.', '{')[0] != names[0])
            yield return $"{file} has the type {names[0]}";
    }

    public static IEnumerable<string> OpenClasses(CompilationUnitSyntax root) => root.DescendantNodes()
        .OfType<TypeDeclarationSyntax>()
        .Where(type => type.IsKind(SyntaxKind.ClassDeclaration) || type.IsKind(SyntaxKind.RecordDeclaration))
        .Where(type => !type.Modifiers.Any(m => Closing.Contains(m.Kind())))
        .Select(type => type.Identifier.Text);

    /// <summary>Methods that are awaited but do not say so. Overrides and implementations have the names they are given.</summary>
    public static IEnumerable<string> AsyncWithoutSuffix(CompilationUnitSyntax root) => root.DescendantNodes()
        .OfType<MethodDeclarationSyntax>()
        .Where(method => IsAwaited(method) && !method.Modifiers.Any(SyntaxKind.OverrideKeyword) && method.ExplicitInterfaceSpecifier is null)
        .Select(method => method.Identifier.Text)
        .Where(name => !name.EndsWith("Async", StringComparison.Ordinal));

    private static bool IsAwaited(MethodDeclarationSyntax method)
    {
        var type = method.ReturnType is QualifiedNameSyntax qualified ? qualified.Right : method.ReturnType;
        // An enumerator is moved, not awaited, and the interface gives the method's name.
        return type is not GenericNameSyntax { Identifier.Text: "IAsyncEnumerator" }
            && (method.Modifiers.Any(SyntaxKind.AsyncKeyword) || (type is SimpleNameSyntax name && Awaited.Contains(name.Identifier.Text)));
    }

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };
}
