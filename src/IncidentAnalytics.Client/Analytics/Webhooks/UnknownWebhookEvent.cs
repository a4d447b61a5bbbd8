namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>
/// Something that this version has no type for; <see cref="WebhookEvent.Type"/> and <see cref="WebhookEvent.Data"/> have it as it came.
/// </summary>
public sealed class UnknownWebhookEvent : WebhookEvent
{
    internal UnknownWebhookEvent(WebhookEnvelope envelope)
        : base(envelope) { }
}
