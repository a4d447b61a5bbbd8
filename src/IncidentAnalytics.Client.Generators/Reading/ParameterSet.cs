using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>The parameters of a method by the part they play.</summary>
internal sealed class ParameterSet
{
    /// <summary>Path values by their placeholders.</summary>
    public Dictionary<string, RoutePart> Path { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<QueryValue> Query { get; } = [];

    /// <summary>Parameters with their <c>[Header]</c>.</summary>
    public List<(IParameterSymbol Parameter, AttributeData Attribute)> Headers { get; } = [];

    public List<string> NotNull { get; } = [];

    public IParameterSymbol? Body { get; set; }

    public string? Options { get; set; }

    public string? CancellationToken { get; set; }

    /// <summary>Whether the compiler itself has something to say about a type.</summary>
    public bool HasUnknownType { get; set; }
}
