namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>The JSON body of a request.</summary>
internal sealed record BodyModel(string Parameter, JsonType Type);
