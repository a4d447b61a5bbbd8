namespace IncidentAnalytics.Client.Generators.Tests.Execution;

/// <summary>A JSON type.</summary>
internal sealed record Sample(string? Name);
