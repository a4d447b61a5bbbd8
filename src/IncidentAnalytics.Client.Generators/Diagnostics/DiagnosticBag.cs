using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Diagnostics;

/// <summary>Collects what is wrong with one interface.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> _items = [];

    public bool HasErrors => _items.Count > 0;

    public IReadOnlyList<DiagnosticInfo> Items => _items;

    /// <summary>Adds what is not said already: what is wrong with an interface is met once for each of its methods.</summary>
    public void Add(DiagnosticDescriptor descriptor, Location? location, params string[] arguments)
    {
        var item = new DiagnosticInfo(descriptor, LocationInfo.From(location), arguments.ToEquatableArray());
        if (!_items.Contains(item))
            _items.Add(item);
    }
}
