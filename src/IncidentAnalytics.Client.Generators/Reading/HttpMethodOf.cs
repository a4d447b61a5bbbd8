using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Finds the attributes that make a method an endpoint.</summary>
internal static class HttpMethodOf
{
    public static IEnumerable<AttributeData> All(IMethodSymbol method) => method.GetAttributes().Where(static attribute =>
        Array.Exists(Names.HttpMethods, name => attribute.AttributeClass.Is(Names.Http, name + "Attribute")));

    /// <summary><c>Get</c> of <c>GetAttribute</c>: the name of the property of <c>HttpMethod</c> as well.</summary>
    public static string Name(AttributeData attribute) => attribute.AttributeClass!.Name.Substring(0, attribute.AttributeClass.Name.Length - "Attribute".Length);
}
