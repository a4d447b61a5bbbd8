using Microsoft.CodeAnalysis.CSharp;

namespace IncidentAnalytics.Client.Generators.Emission;

/// <summary>Text as a C# literal.</summary>
internal static class Literal
{
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
