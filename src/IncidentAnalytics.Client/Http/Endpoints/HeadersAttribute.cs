namespace IncidentAnalytics.Client.Http;

/// <summary>
/// Headers that every request of the method, or of all methods of the interface, carries. A method's header replaces the
/// interface's of the same name, a <see cref="HeaderAttribute"/> parameter replaces both.
/// </summary>
/// <param name="headers">Each as <c>Name: value</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface)]
public sealed class HeadersAttribute(params string[] headers) : Attribute
{
    /// <summary>The headers, each as <c>Name: value</c>.</summary>
    public IReadOnlyList<string> Headers { get; } = headers;
}
