namespace IncidentAnalytics.Client.Http;

/// <summary>The name on the wire of a path value, a query parameter or a member of a query object.</summary>
/// <param name="name">The wire name, exactly as the API spells it.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class AliasAsAttribute(string name) : Attribute
{
    /// <summary>The wire name.</summary>
    public string Name { get; } = name;
}
