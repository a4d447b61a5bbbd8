namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>All that is needed to write one implementation. Without locations: moving code about changes nothing here.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Name">The interface's name.</param>
/// <param name="JsonTypes">The types that are read or written as JSON.</param>
/// <param name="Methods">The endpoints, inherited ones included.</param>
internal sealed record EndpointInterface(
    string Namespace,
    string Name,
    EquatableArray<JsonType> JsonTypes,
    EquatableArray<EndpointMethod> Methods)
{
    public string ClassName => Name.Substring(1);
}
