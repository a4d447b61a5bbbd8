namespace IncidentAnalytics.Client.Http;

/// <summary>The parameter's value is sent as this header; null is not sent, CR and LF are refused.</summary>
/// <param name="header">The header's name.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HeaderAttribute(string header) : Attribute
{
    /// <summary>The header's name.</summary>
    public string Header { get; } = header;
}
