namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>A place where a type is read or written as JSON.</summary>
internal sealed record JsonUse(string TypeName, LocationInfo? Location);
