using IncidentAnalytics.Client.Generators.Diagnostics;
using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Reads one interface: its endpoints and what is wrong with them.</summary>
internal static class InterfaceReader
{
    /// <returns>Null when the declaration has no endpoints, or when another part of a partial interface speaks for it.</returns>
    public static InterfaceReading? Read(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var declaration = (InterfaceDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol symbol || !SpeaksFor(declaration, symbol))
            return null;

        var all = symbol.AllInterfaces.Insert(0, symbol);
        if (!all.SelectMany(static type => type.GetMembers()).OfType<IMethodSymbol>().Any(static method => HttpMethodOf.All(method).Any()))
            return null;

        var bag = new DiagnosticBag();
        CheckInterface(symbol, declaration, bag);

        var identifier = LocationInfo.From(declaration.Identifier.GetLocation());
        var names = new FieldNames();
        var methods = new List<EndpointMethod>();
        var jsonUses = new List<JsonUse>();
        var operations = new List<OperationUse>();
        var complete = true;
        foreach (var type in all)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // What is wrong with an inherited interface is said where that interface stands.
            var isOwn = SymbolEqualityComparer.Default.Equals(type, symbol);
            var reader = new MethodReader(names, isOwn ? bag : new DiagnosticBag());
            foreach (var member in type.GetMembers())
            {
                if (reader.ReadMember(member) is { } method)
                    methods.Add(method);
            }

            complete &= reader.IsComplete;
            if (!isOwn && !type.Locations.Any(static location => location.IsInSource) && !reader.IsComplete)
                bag.Add(Descriptors.UnsupportedInterface, declaration.Identifier.GetLocation(), symbol.Name, $"'{type.ToShortName()}' is not an endpoint interface");
            jsonUses.AddRange(isOwn ? reader.JsonUses : reader.JsonUses.Select(use => use with { Location = identifier }));
            if (isOwn)
                operations.AddRange(reader.Operations);
        }

        if (methods.GroupBy(static method => method.Signature, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } twice)
            bag.Add(Descriptors.UnsupportedInterface, declaration.Identifier.GetLocation(), symbol.Name, $"it has '{twice.First().Name}' twice with the same parameters");

        var model = complete && !bag.HasErrors
            ? new EndpointInterface(symbol.NamespaceName(), symbol.Name, names.JsonTypes.ToEquatableArray(), methods.ToEquatableArray())
            : null;
        return new(model, new(
            symbol.NamespaceName(),
            symbol.Name,
            identifier,
            bag.Items.ToEquatableArray(),
            jsonUses.ToEquatableArray(),
            operations.ToEquatableArray()));
    }

    private static bool SpeaksFor(InterfaceDeclarationSyntax declaration, INamedTypeSymbol symbol)
    {
        var first = symbol.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).FirstOrDefault(InterfaceSyntax.MayHaveEndpoints);
        return first == declaration;
    }

    private static void CheckInterface(INamedTypeSymbol symbol, InterfaceDeclarationSyntax declaration, DiagnosticBag bag)
    {
        var reason = symbol switch
        {
            { IsGenericType: true } => "it is generic",
            { ContainingType: not null } => "it is nested in another type",
            { IsFileLocal: true } => "it is local to a file",
            { Name: not ['I', >= 'A' and <= 'Z', ..] } => "its name must be 'I' and the name of the class, such as ITicketsApi",
            _ => null,
        };
        if (reason is not null)
            bag.Add(Descriptors.UnsupportedInterface, declaration.Identifier.GetLocation(), symbol.Name, reason);
    }
}
