using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>A diagnostic as a value.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, LocationInfo? Location, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location?.ToLocation(), [.. Arguments]);
}
