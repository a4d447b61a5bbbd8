namespace IncidentAnalytics.Client.Diagnostics;

/// <summary>What is known of an endpoint before it is called.</summary>
/// <param name="Name">Its name for spans, metrics, logs and errors.</param>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Route">Its route with placeholders: low in cardinality, safe to record.</param>
/// <param name="IsRetrySafe">Whether repeating it is harmless.</param>
internal sealed record Operation(string Name, HttpMethod Method, string Route, bool IsRetrySafe);
