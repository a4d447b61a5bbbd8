using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Questions asked of symbols.</summary>
internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The full name with <c>?</c> where a reference may be null.</summary>
    public static string ToAnnotatedName(this ITypeSymbol type) => type.ToDisplayString(Annotated);

    /// <summary>The full name as <c>typeof</c> takes it.</summary>
    public static string ToPlainName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The name as a reader would write it.</summary>
    public static string ToShortName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    public static string NamespaceName(this ISymbol symbol) => symbol.ContainingNamespace is { IsGlobalNamespace: false } containing
        ? containing.ToDisplayString()
        : "";

    public static bool Is(this ITypeSymbol? type, string containingNamespace, string name, int arity = 0) =>
        type is INamedTypeSymbol named && named.Name == name && named.Arity == arity && named.ContainingType is null
        && named.NamespaceName() == containingNamespace;

    public static AttributeData? Attribute(this ISymbol symbol, string containingNamespace, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(containingNamespace, name + "Attribute"));

    /// <summary>The first argument, when it is text.</summary>
    public static string? Text(this AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }, ..] ? text : null;

    public static Location? Location(this AttributeData attribute) => attribute.ApplicationSyntaxReference is { } reference
        ? reference.SyntaxTree.GetLocation(reference.Span)
        : null;

    public static Location? Location(this ISymbol symbol) => symbol.Locations.FirstOrDefault();

    /// <summary>Whether null is an expected value: <c>int?</c>, <c>string?</c>, or a reference from code without annotations.</summary>
    public static bool AllowsNull(this ITypeSymbol type) => type.IsReferenceType
        ? type.NullableAnnotation != NullableAnnotation.NotAnnotated
        : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The type behind <c>T?</c>.</summary>
    public static ITypeSymbol WithoutNull(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
}
