using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>A parameter as the implementation declares it.</summary>
internal static class ParameterDeclaration
{
    public static string Of(IParameterSymbol parameter)
    {
        var declaration = $"{parameter.Type.ToAnnotatedName()} {Identifier.Escape(parameter.Name)}";
        return parameter.HasExplicitDefaultValue ? $"{declaration} = {Default(parameter.ExplicitDefaultValue)}" : declaration;
    }

    private static string Default(object? value) => value switch
    {
        null => "default",
        float => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + "F",
        decimal => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + "M",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };
}
