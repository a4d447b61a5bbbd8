namespace IncidentAnalytics.Client.Http;

/// <summary>The parameter is the request's JSON body; null is refused. Its type is declared on the service's JSON context.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BodyAttribute : Attribute;
