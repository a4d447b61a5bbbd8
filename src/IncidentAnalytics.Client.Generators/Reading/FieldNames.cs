using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Names the fields of one implementation: one per JSON type, one per operation, each name once.</summary>
internal sealed class FieldNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "_transport" };
    private readonly List<JsonType> _jsonTypes = [];

    public IReadOnlyList<JsonType> JsonTypes => _jsonTypes;

    public JsonType ForJson(ITypeSymbol type)
    {
        var typeName = type.ToAnnotatedName();
        if (_jsonTypes.Find(known => known.TypeName == typeName) is { } existing)
            return existing;

        var word = Word(type);
        var added = new JsonType(typeName, Unique($"_{char.ToLowerInvariant(word[0])}{word.Substring(1)}"));
        _jsonTypes.Add(added);
        return added;
    }

    public string ForOperation(IMethodSymbol method)
    {
        var name = method.Name;
        if (name.EndsWith("Async", StringComparison.Ordinal) && name.Length > "Async".Length)
            name = name.Substring(0, name.Length - "Async".Length);
        return Unique(name + "Operation");
    }

    private static string Word(ITypeSymbol type) => (type switch
    {
        IArrayTypeSymbol array => Word(array.ElementType) + "Array",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Word(nullable.TypeArguments[0]),
        INamedTypeSymbol { IsGenericType: true } generic => generic.Name + "Of" + string.Concat(generic.TypeArguments.Select(Word)),
        _ => type.Name,
    }) + (type.NullableAnnotation == NullableAnnotation.Annotated ? "OrNull" : "");

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++)
            unique = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return unique;
    }
}
