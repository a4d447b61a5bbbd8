using System.Text;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>What users of an assembly can see, as text that changes only when that changes.</summary>
internal static class PublicSurface
{
    private static readonly SymbolDisplayFormat TypeFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat MemberFormat = new SymbolDisplayFormat(
            typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
            genericsOptions: TypeFormat.GenericsOptions,
            propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
            miscellaneousOptions: TypeFormat.MiscellaneousOptions)
        .WithKindOptions(SymbolDisplayKindOptions.None)
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeExtensionThis);

    /// <summary>One line per public type and, indented below it, per member that can be called from outside.</summary>
    public static IEnumerable<string> Of(IAssemblySymbol assembly) =>
        Types(assembly.GlobalNamespace).OrderBy(type => type.ToDisplayString(MemberFormat), StringComparer.Ordinal).SelectMany(Describe);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol parent) => parent.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type
            ? IsVisible(type) ? Types(type).Prepend(type) : []
            : Types(member));

    private static IEnumerable<string> Describe(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => IsVisible(member) && IsShown(member))
        .Select(member => "  " + Describe(member))
        .Order(StringComparer.Ordinal)
        .Prepend(Header(type));

    private static string Header(INamedTypeSymbol type)
    {
        var text = new StringBuilder();
        if (type.IsStatic)
            text.Append("static ");
        else if (type is { TypeKind: TypeKind.Class, IsAbstract: true })
            text.Append("abstract ");
        else if (type is { TypeKind: TypeKind.Class, IsSealed: true })
            text.Append("sealed ");
        else if (type is { TypeKind: TypeKind.Struct, IsReadOnly: true })
            text.Append("readonly ");

        text.Append(type.ToDisplayString(TypeFormat));
        var bases = type.Interfaces.Where(i => IsVisible(i) && !i.IsImplicitlyDeclared).Cast<ITypeSymbol>();
        if (type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } parent })
            bases = bases.Prepend(parent);
        return text.AppendJoin("", bases.Select((b, i) => (i == 0 ? " : " : ", ") + b.ToDisplayString(MemberFormat))).ToString();
    }

    private static string Describe(ISymbol member)
    {
        var visibility = member.DeclaredAccessibility == Accessibility.Public ? "" : "protected ";
        var text = member.ToDisplayString(MemberFormat);
        return visibility + text.Replace("private set; ", "", StringComparison.Ordinal).Replace("internal set; ", "", StringComparison.Ordinal);
    }

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Protected or Accessibility.ProtectedOrInternal => symbol.ContainingType is { IsSealed: false },
        _ => false,
    };

    // Accessors are shown with their property, and what the compiler adds to records says nothing new.
    private static bool IsShown(ISymbol member) => member switch
    {
        INamedTypeSymbol => false,
        IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove } => false,
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: not { TypeKind: TypeKind.Class, IsAbstract: false }, IsImplicitlyDeclared: true } => false,
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: false } => true,
        _ => !member.IsImplicitlyDeclared || member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 },
    };
}
