namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>What was read from one interface.</summary>
/// <param name="Interface">What to write; null when there are errors.</param>
/// <param name="Findings">What to check and to report.</param>
internal sealed record InterfaceReading(EndpointInterface? Interface, InterfaceFindings Findings);
