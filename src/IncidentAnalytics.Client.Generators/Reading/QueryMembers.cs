using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>The members of a query object that are sent.</summary>
internal static class QueryMembers
{
    /// <summary>Public readable properties, inherited ones first; those marked to be ignored are left out.</summary>
    public static IReadOnlyList<IPropertySymbol> Of(ITypeSymbol type)
    {
        var found = new List<IPropertySymbol>();
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            var declared = current.GetMembers().OfType<IPropertySymbol>().Where(IsSent)
                .Where(property => !found.Exists(derived => derived.Name == property.Name));
            found.InsertRange(0, [.. declared]);
        }

        if (type.TypeKind == TypeKind.Interface)
            found.InsertRange(0, type.AllInterfaces.SelectMany(static inherited => inherited.GetMembers()).OfType<IPropertySymbol>().Where(IsSent));

        return found;
    }

    private static bool IsSent(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public }
        && property.Attribute("System.Text.Json.Serialization", "JsonIgnore") is null
        && property.Attribute("System.Runtime.Serialization", "IgnoreDataMember") is null;
}
