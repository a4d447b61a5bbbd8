namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>A header of a request.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Value">Its value, or the parameter that has it.</param>
/// <param name="IsParameter">Which of the two.</param>
internal sealed record HeaderModel(string Name, string Value, bool IsParameter);
