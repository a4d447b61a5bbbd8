using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IncidentAnalytics.Conventions;

/// <summary>
/// Finds the types that a file uses: by name, through their members, and by <c>new()</c>. References in documentation comments do not
/// count.
/// </summary>
internal static class TypeUses
{
    public static IEnumerable<INamedTypeSymbol> Find(SemanticModel model) =>
        model
            .SyntaxTree.GetRoot()
            .DescendantNodes()
            .Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax)
            .SelectMany(node => Symbols(model, (ExpressionSyntax)node))
            .Select(TypeOf)
            .OfType<INamedTypeSymbol>()
            .Select(type => type.OriginalDefinition)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    // A call that needs generated code does not bind, but its candidates are known.
    private static ImmutableArray<ISymbol> Symbols(SemanticModel model, ExpressionSyntax node)
    {
        var info = model.GetSymbolInfo(node);
        return info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
    }

    private static INamedTypeSymbol? TypeOf(ISymbol symbol) =>
        symbol switch
        {
            INamedTypeSymbol type => type,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType,
            IAliasSymbol { Target: INamedTypeSymbol type } => type,
            _ => null,
        };
}
