using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Reads what a <c>JsonSerializerContext</c> declares.</summary>
internal static class JsonContextReader
{
    public static JsonContextModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol symbol || !IsContext(symbol))
            return null;

        // All parts of a partial class, whichever of them is being looked at.
        var types = symbol.GetAttributes()
            .Where(static attribute => attribute.AttributeClass?.ToDisplayString() == Names.JsonSerializableAttribute)
            .Select(static attribute => attribute.ConstructorArguments is [{ Value: ITypeSymbol type }] ? type.ToPlainName() : "");
        return new(symbol.NamespaceName(), symbol.ToDisplayString(), types.ToEquatableArray());
    }

    private static bool IsContext(INamedTypeSymbol symbol)
    {
        for (var current = symbol.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Is("System.Text.Json.Serialization", "JsonSerializerContext"))
                return true;
        }

        return false;
    }
}
