namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>A type read or written as JSON.</summary>
/// <param name="TypeName">Its full name with nullable annotations.</param>
/// <param name="Field">The field that holds its <c>JsonTypeInfo</c>.</param>
internal sealed record JsonType(string TypeName, string Field);
