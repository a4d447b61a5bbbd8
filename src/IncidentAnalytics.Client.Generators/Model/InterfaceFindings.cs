namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>The part of a reading that has locations.</summary>
internal sealed record InterfaceFindings(
    string Namespace,
    string Name,
    LocationInfo? Location,
    EquatableArray<DiagnosticInfo> Diagnostics,
    EquatableArray<JsonUse> JsonUses,
    EquatableArray<OperationUse> Operations);
