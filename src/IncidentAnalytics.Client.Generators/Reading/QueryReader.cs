using IncidentAnalytics.Client.Generators.Diagnostics;
using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Reads the query of a method: single values, lists, and objects whose members are such.</summary>
internal sealed class QueryReader(IEnumerable<string> literalNames, DiagnosticBag bag)
{
    private readonly HashSet<string> _names = new(literalNames, StringComparer.Ordinal);
    private readonly List<QueryValue> _values = [];
    private readonly List<string> _notNull = [];

    public IReadOnlyList<QueryValue> Values => _values;

    /// <summary>The query objects that must be there.</summary>
    public IReadOnlyList<string> NotNull => _notNull;

    public void ReadParameter(IParameterSymbol parameter, AttributeData? attribute, AttributeData? alias)
    {
        var type = parameter.Type.WithoutNull();
        var access = Identifier.Escape(parameter.Name);
        if (ScalarReader.IsScalar(type) || ListShape.IsCollection(type))
            Add(parameter, parameter.Type, access, parameter.Name, parameter.Location());
        else if (attribute is null)
            bag.Add(Descriptors.UnsupportedType, parameter.Location(), parameter.Name, parameter.Type.ToShortName(), "say whether it is the [Body] or a [Query] object");
        else if (alias is not null || attribute.NamedArguments.Length > 0 || attribute.ConstructorArguments.Length > 0)
            bag.Add(Descriptors.UnsupportedUsage, attribute.Location(), parameter.Name, "a query object has names and formats on its members");
        else
            ReadObject(parameter, type, access);
    }

    private void ReadObject(IParameterSymbol parameter, ITypeSymbol type, string access)
    {
        if (parameter.Type.AllowsNull())
            access += "?";
        else if (type.IsReferenceType)
            _notNull.Add(access);

        var properties = QueryMembers.Of(type);
        if (properties.Count == 0)
            bag.Add(Descriptors.UnsupportedType, parameter.Location(), parameter.Name, parameter.Type.ToShortName(), "it has no public properties");
        foreach (var property in properties)
        {
            var location = property.Location() is { IsInSource: true } own ? own : parameter.Location();
            Add(property, property.Type, $"{access}.{Identifier.Escape(property.Name)}", $"{parameter.Name}.{property.Name}", location);
        }
    }

    private void Add(ISymbol symbol, ITypeSymbol declared, string access, string path, Location? location)
    {
        var attribute = symbol.Attribute(Names.Http, "Query");
        var format = attribute?.NamedArguments.FirstOrDefault(static argument => argument.Key == "Format").Value.Value as string;
        var name = symbol.Attribute(Names.Http, "AliasAs")?.Text() ?? symbol.Name;
        var type = declared.WithoutNull();
        if (name.Length == 0)
            bag.Add(Descriptors.UnsupportedUsage, location, path, "its name is empty");
        if (!_names.Add(name))
            bag.Add(Descriptors.SentTwice, location, name, "query parameter");

        var isList = ListShape.IsCollection(type);
        var list = attribute is { ConstructorArguments: [{ Value: int value }, ..] } ? StyleOf(value) : ListStyle.None;
        if (isList && ListShape.IsDictionary(type))
        {
            bag.Add(Descriptors.DictionaryValue, location, path);
            return;
        }

        if (isList && list == ListStyle.None)
            bag.Add(Descriptors.ListWithoutFormat, location, path);
        if (!isList && attribute is { ConstructorArguments.Length: > 0 })
            bag.Add(Descriptors.UnsupportedUsage, attribute.Location(), path, "only a list has a collection format");
        if (isList && ListShape.ElementOf(type) is null)
        {
            bag.Add(Descriptors.UnsupportedType, location, path, declared.ToShortName(), "its elements are of no one type");
            return;
        }

        var element = isList ? ListShape.ElementOf(type)!.WithoutNull() : type;
        if (!ScalarReader.IsScalar(element))
            bag.Add(Descriptors.UnsupportedType, location, path, declared.ToShortName(), "a query is flat: text, numbers, booleans, dates and open values, and lists of them");
        else if (ScalarReader.ForQuery(element, format, path, location, bag) is { } scalar)
            _values.Add(new(Uri.EscapeDataString(name), access, path, (isList ? ListShape.ElementOf(type)! : declared).AllowsNull(), list, scalar));
    }

    private static ListStyle StyleOf(int collectionFormat) => collectionFormat switch
    {
        1 => ListStyle.Csv,
        5 => ListStyle.Multi,
        _ => ListStyle.None,
    };
}
