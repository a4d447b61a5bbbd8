using IncidentAnalytics.Client.Generators.Diagnostics;
using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Finds the part that each parameter of a method plays.</summary>
internal sealed class ParameterReader(IMethodSymbol method, string httpMethod, RouteTemplate? route, DiagnosticBag bag)
{
    private readonly ParameterSet _set = new();

    /// <summary>Placeholders that have a parameter, be it a wrong one: one mistake is said once.</summary>
    private readonly HashSet<string> _claimed = new(StringComparer.OrdinalIgnoreCase);

    public ParameterSet Read()
    {
        var query = new QueryReader(route?.QueryNames ?? [], bag);
        foreach (var parameter in method.Parameters)
            ReadParameter(parameter, query);

        _set.Query.AddRange(query.Values);
        _set.NotNull.AddRange(query.NotNull);
        foreach (var (name, isPlaceholder) in route?.Parts ?? [])
        {
            if (isPlaceholder && !_claimed.Contains(name))
                bag.Add(Descriptors.UnmatchedPlaceholder, method.Location(), name);
        }

        return _set;
    }

    private void ReadParameter(IParameterSymbol parameter, QueryReader query)
    {
        if (parameter.Type.TypeKind == TypeKind.Error)
        {
            _set.HasUnknownType = true;
            _claimed.Add(parameter.Attribute(Names.Http, "AliasAs")?.Text() ?? parameter.Name);
            return;
        }

        if (parameter.RefKind != RefKind.None || parameter.IsParams)
        {
            var modifier = parameter.IsParams ? "params" : parameter.RefKind.ToString().ToLowerInvariant();
            bag.Add(Descriptors.UnsupportedModifier, parameter.Location(), parameter.Name, modifier);
            return;
        }

        var alias = parameter.Attribute(Names.Http, "AliasAs");
        var body = parameter.Attribute(Names.Http, "Body");
        var header = parameter.Attribute(Names.Http, "Header");
        var property = parameter.Attribute(Names.Http, "Property");
        var queryAttribute = parameter.Attribute(Names.Http, "Query");
        var placeholder = (body ?? header ?? property) is null ? Placeholder(alias?.Text() ?? parameter.Name) : null;

        var isFirst = placeholder is null || _claimed.Add(placeholder);
        AttributeData?[] parts = [body, header, property, queryAttribute];
        if (parts.Count(static part => part is not null) + (placeholder is null ? 0 : 1) > 1)
            bag.Add(Descriptors.UnsupportedUsage, parameter.Location(), parameter.Name, "a parameter plays one part: path, [Query], [Header], [Body] or [Property]");
        else if (alias is not null && (body ?? header ?? property) is not null)
            bag.Add(Descriptors.UnsupportedUsage, alias.Location(), parameter.Name, "[AliasAs] names path and query values");
        else if (body is not null)
            ReadBody(parameter);
        else if (header is not null)
            ReadHeader(parameter, header);
        else if (property is not null || parameter.Type.Is(Names.Root, "RequestOptions"))
            ReadOptions(parameter, property);
        else if (parameter.Type.Is("System.Threading", "CancellationToken"))
            ReadCancellationToken(parameter);
        else if (placeholder is not null)
            ReadPath(parameter, placeholder, isFirst);
        else
            query.ReadParameter(parameter, queryAttribute, alias);
    }

    private string? Placeholder(string name) =>
        route?.Parts.FirstOrDefault(part => part.IsPlaceholder && part.Text.Equals(name, StringComparison.OrdinalIgnoreCase)).Text;

    private void ReadBody(IParameterSymbol parameter)
    {
        if (httpMethod is "Get" or "Delete")
            bag.Add(Descriptors.BodyNotAllowed, parameter.Location(), httpMethod.ToUpperInvariant());
        else if (_set.Body is not null)
            bag.Add(Descriptors.SeveralBodies, parameter.Location(), parameter.Name);
        else if (parameter.Type is ITypeParameterSymbol or IPointerTypeSymbol || parameter.Type.IsRefLikeType)
            Unsupported(parameter, "a body is a type that JSON can write");
        else
            _set.Body = parameter;

        if (parameter.Type.IsReferenceType)
            _set.NotNull.Add(Identifier.Escape(parameter.Name));
    }

    private void ReadHeader(IParameterSymbol parameter, AttributeData attribute)
    {
        if (parameter.Type.SpecialType == SpecialType.System_String)
            _set.Headers.Add((parameter, attribute));
        else
            Unsupported(parameter, "a header's value is text");
    }

    private void ReadOptions(IParameterSymbol parameter, AttributeData? property)
    {
        if (property is null)
            bag.Add(Descriptors.UnsupportedUsage, parameter.Location(), parameter.Name, "RequestOptions travel as [Property]");
        else if (!parameter.Type.Is(Names.Root, "RequestOptions"))
            Unsupported(parameter, "[Property] is for RequestOptions");
        else if (_set.Options is not null)
            bag.Add(Descriptors.UnsupportedUsage, parameter.Location(), parameter.Name, "a call has one RequestOptions");
        else
            _set.Options = Identifier.Escape(parameter.Name);
    }

    private void ReadCancellationToken(IParameterSymbol parameter)
    {
        if (_set.CancellationToken is not null)
            bag.Add(Descriptors.UnsupportedUsage, parameter.Location(), parameter.Name, "a call has one CancellationToken");
        _set.CancellationToken = Identifier.Escape(parameter.Name);
    }

    private void ReadPath(IParameterSymbol parameter, string placeholder, bool isFirst)
    {
        if (!isFirst)
            bag.Add(Descriptors.SentTwice, parameter.Location(), placeholder, "path value");
        else if (parameter.Type.NullableAnnotation == NullableAnnotation.Annotated)
            Unsupported(parameter, "a path value is never left out, so it cannot be null");
        else if (ScalarReader.ForPath(parameter.Type) is { } scalar)
            _set.Path.Add(placeholder, new(Identifier.Escape(parameter.Name), scalar));
        else
            Unsupported(parameter, "a path value is text, a Guid, an integer or an open value");
    }

    private void Unsupported(IParameterSymbol parameter, string reason) =>
        bag.Add(Descriptors.UnsupportedType, parameter.Location(), parameter.Name, parameter.Type.ToShortName(), reason);
}
