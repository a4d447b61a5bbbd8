namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>Somebody who wants to be told.</summary>
/// <param name="Url">Where webhooks are posted to; a loopback address.</param>
/// <param name="Types">Which, of <see cref="WebhookTypes"/>.</param>
public sealed record WebhookEndpoint(Uri Url, IReadOnlyList<string> Types);
