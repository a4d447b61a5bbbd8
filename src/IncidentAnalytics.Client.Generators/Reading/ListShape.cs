using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Recognises lists and dictionaries.</summary>
internal static class ListShape
{
    private const string Generic = "System.Collections.Generic";

    public static bool IsCollection(ITypeSymbol type) => type.SpecialType != SpecialType.System_String
        && (type is IArrayTypeSymbol || WithInterfaces(type).Any(static one => one.SpecialType == SpecialType.System_Collections_IEnumerable));

    public static bool IsDictionary(ITypeSymbol type) => WithInterfaces(type).Any(static one =>
        one.Is(Generic, "IDictionary", 2) || one.Is(Generic, "IReadOnlyDictionary", 2) || one.Is("System.Collections", "IDictionary"))
        || ElementOf(type).Is(Generic, "KeyValuePair", 2);

    /// <summary>The type of the elements; null when there is none, several, or the collection is a struct whose default throws.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return array.Rank == 1 ? array.ElementType : null;

        var sequences = WithInterfaces(type).Where(static one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T).ToArray();
        return type.IsReferenceType && sequences is [INamedTypeSymbol only] ? only.TypeArguments[0] : null;
    }

    private static IEnumerable<ITypeSymbol> WithInterfaces(ITypeSymbol type) => type.AllInterfaces.Prepend(type);
}
