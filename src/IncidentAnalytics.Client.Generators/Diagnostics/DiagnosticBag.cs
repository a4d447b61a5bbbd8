using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Diagnostics;

/// <summary>Collects what is wrong with one interface.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> _items = [];

    public bool HasErrors => _items.Count > 0;

    public IReadOnlyList<DiagnosticInfo> Items => _items;

    public void Add(DiagnosticDescriptor descriptor, Location? location, params string[] arguments) =>
        _items.Add(new(descriptor, LocationInfo.From(location), arguments.ToEquatableArray()));
}
