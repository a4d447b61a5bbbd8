namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>The static facts of an endpoint.</summary>
internal sealed record OperationModel(string Field, string Name, string HttpMethod, string Route, bool IsRetrySafe);
