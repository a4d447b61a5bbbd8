namespace IncidentAnalytics.Client.Diagnostics;

/// <summary>Names an endpoint for spans, metrics, logs and errors.</summary>
/// <param name="name">The name: <c>service.resource.verb</c> in lower case, such as <c>tickets.aggregate</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationAttribute(string name) : Attribute
{
    /// <summary>The operation's name.</summary>
    public string Name { get; } = name;
}
