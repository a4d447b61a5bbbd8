using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>The cheap look that decides which declarations are worth a semantic one.</summary>
internal static class InterfaceSyntax
{
    public static bool MayHaveEndpoints(SyntaxNode node) => node is InterfaceDeclarationSyntax declaration
        && (declaration.BaseList is not null || declaration.Members.Any(static member => member.AttributeLists.Any(HasHttpMethod)));

    private static bool HasHttpMethod(AttributeListSyntax list) => list.Attributes.Any(static attribute =>
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return Names.HttpMethods.Any(method => name == method || name == method + "Attribute");
    });
}
