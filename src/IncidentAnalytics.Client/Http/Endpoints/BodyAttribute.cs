namespace IncidentAnalytics.Client.Http;

/// <summary>The parameter is the request's JSON body.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BodyAttribute : Attribute;
