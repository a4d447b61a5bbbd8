using Microsoft.CodeAnalysis.CSharp;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Names as code spells them.</summary>
internal static class Identifier
{
    /// <summary><c>@event</c> for <c>event</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
