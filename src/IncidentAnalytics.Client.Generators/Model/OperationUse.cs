namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>A place where an operation is named.</summary>
internal sealed record OperationUse(string Name, string Method, LocationInfo? Location);
