using IncidentAnalytics.Client.Generators.Diagnostics;
using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Reads the members of one interface.</summary>
internal sealed class MethodReader(FieldNames names, DiagnosticBag bag)
{
    private readonly List<JsonUse> _jsonUses = [];
    private readonly List<OperationUse> _operations = [];

    public IReadOnlyList<JsonUse> JsonUses => _jsonUses;

    public IReadOnlyList<OperationUse> Operations => _operations;

    /// <summary>False when an abstract member could not be read: the interface cannot be implemented.</summary>
    public bool IsComplete { get; private set; } = true;

    public EndpointMethod? ReadMember(ISymbol member)
    {
        var endpoint = member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && HttpMethodOf.All(method).Any() ? method : null;
        if (endpoint is null && !member.IsAbstract)
            return null;
        if (endpoint is null && member is IMethodSymbol { MethodKind: not MethodKind.Ordinary })
            return null;

        var reason = member switch
        {
            IPropertySymbol => "it is a property",
            IEventSymbol => "it is an event",
            IMethodSymbol when member.IsStatic => "it is static",
            IMethodSymbol when endpoint is null => "it has no HTTP method attribute, such as [Get(\"/…\")]",
            IMethodSymbol when !member.IsAbstract => "it has a body of its own",
            _ => null,
        };
        var read = default(EndpointMethod);
        if (reason is not null)
            bag.Add(Descriptors.UnsupportedMember, member.Location(), member.Name, reason);
        else
            read = ReadMethod(endpoint!);

        IsComplete &= read is not null;
        return read;
    }

    private EndpointMethod? ReadMethod(IMethodSymbol method)
    {
        var before = bag.Items.Count;
        var http = HttpMethodOf.All(method).ToArray();
        if (http.Length > 1)
            bag.Add(Descriptors.UnsupportedUsage, http[1].Location(), method.Name, "an endpoint has one HTTP method");
        if (method.IsGenericMethod)
            bag.Add(Descriptors.GenericMethod, method.Location(), method.Name);

        var httpMethod = HttpMethodOf.Name(http[0]);
        var route = ReadRoute(http[0]);
        var operation = ReadOperation(method);
        var result = ReadResult(method);
        var parameters = new ParameterReader(method, httpMethod, route, bag).Read();
        var headers = HeaderReader.Read(method, parameters.Headers, bag);
        if (route is null || operation is null || result is null || bag.Items.Count > before || parameters.HasUnknownType)
            return null;

        return new(
            method.Name,
            $"{method.Name}({string.Join(",", method.Parameters.Select(static parameter => parameter.Type.ToPlainName()))})",
            string.Join(", ", method.Parameters.Select(ParameterDeclaration.Of)),
            method.Parameters.Select(static parameter => parameter.Name).ToEquatableArray(),
            new(names.ForOperation(method), operation, httpMethod, route.Path, method.Attribute(Names.Resilience, "RetrySafe") is not null),
            RouteParts(route, parameters),
            parameters.Query.ToEquatableArray(),
            parameters.NotNull.ToEquatableArray(),
            headers,
            parameters.Body is { } body ? new(Identifier.Escape(body.Name), JsonTypeOf(body.Type, body.Location())) : null,
            JsonTypeOf(result, ReturnTypeLocation(method)),
            result.NullableAnnotation == NullableAnnotation.Annotated,
            parameters.Options,
            parameters.CancellationToken);
    }

    private RouteTemplate? ReadRoute(AttributeData attribute)
    {
        var text = attribute.Text() ?? "";
        var route = RouteParser.Parse(text, out var error);
        if (route is null)
            bag.Add(Descriptors.InvalidRoute, ArgumentLocation(attribute), text, error!);
        return route;
    }

    private string? ReadOperation(IMethodSymbol method)
    {
        if (method.Attribute(Names.Diagnostics, "Operation") is not { } attribute)
        {
            bag.Add(Descriptors.MissingOperation, method.Location(), method.Name);
            return null;
        }

        var name = attribute.Text() ?? "";
        if (IsOperationName(name))
            _operations.Add(new(name, method.Name, LocationInfo.From(ArgumentLocation(attribute))));
        else
            bag.Add(Descriptors.InvalidOperationName, ArgumentLocation(attribute), name);
        return name;
    }

    private ITypeSymbol? ReadResult(IMethodSymbol method)
    {
        if (!method.ReturnsByRef && !method.ReturnsByRefReadonly
            && method.ReturnType.Is("System.Threading.Tasks", "Task", 1)
            && ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] is INamedTypeSymbol response
            && response.Is(Names.Http, "ApiResponse", 1)
            && response.TypeArguments[0] is { TypeKind: not TypeKind.TypeParameter } result)
        {
            return result.TypeKind == TypeKind.Error ? null : result;
        }

        bag.Add(Descriptors.UnsupportedReturnType, ReturnTypeLocation(method), method.Name);
        return null;
    }

    private JsonType JsonTypeOf(ITypeSymbol type, Location? location)
    {
        _jsonUses.Add(new(type.ToPlainName(), LocationInfo.From(location)));
        return names.ForJson(type);
    }

    private static EquatableArray<RoutePart> RouteParts(RouteTemplate route, ParameterSet parameters) => route.Parts
        .Select(part => part.IsPlaceholder ? parameters.Path[part.Text] : new RoutePart(part.Text, null))
        .ToEquatableArray();

    private static bool IsOperationName(string name)
    {
        var words = name.Split('.');
        return words.Length > 1 && Array.TrueForAll(words, static word =>
            word is [>= 'a' and <= 'z', ..] && word.All(static c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_'));
    }

    private static Location? ReturnTypeLocation(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is MethodDeclarationSyntax syntax
            ? syntax.ReturnType.GetLocation()
            : method.Location();

    private static Location? ArgumentLocation(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: [var first, ..] }
            ? first.GetLocation()
            : attribute.Location();
}
