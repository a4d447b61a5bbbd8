namespace IncidentAnalytics.Client.Http;

/// <summary>The parameter travels beside the request and is not sent: here, the <see cref="RequestOptions"/> of one call.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PropertyAttribute : Attribute;
