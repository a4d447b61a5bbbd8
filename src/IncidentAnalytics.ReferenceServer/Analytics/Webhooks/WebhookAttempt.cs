namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>One attempt to deliver a webhook.</summary>
/// <param name="At">When it began, by the server's clock.</param>
/// <param name="Status">The status of the answer; null when none came.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record WebhookAttempt(DateTimeOffset At, int? Status, string? Error);
