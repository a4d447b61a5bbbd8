namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>The delivery of a webhook to one endpoint.</summary>
public sealed record WebhookDelivery
{
    /// <summary>The id of the webhook; the same for all endpoints and attempts.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="WebhookTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The URL of the endpoint.</summary>
    public required Uri Url { get; init; }

    /// <summary>When the event occurred.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The status of the delivery.</summary>
    public WebhookDeliveryStatus Status { get; init; }

    /// <summary>The completed attempts, in order.</summary>
    public IReadOnlyList<WebhookAttempt> Attempts { get; init; } = [];
}

/// <summary>The status of a delivery.</summary>
public enum WebhookDeliveryStatus
{
    /// <summary>An attempt is running or will follow; <c>pending</c> on the wire.</summary>
    Pending,

    /// <summary>The endpoint returned a 2xx status; <c>delivered</c> on the wire.</summary>
    Delivered,

    /// <summary>All attempts failed; <c>failed</c> on the wire.</summary>
    Failed,
}

/// <summary>An attempt to deliver a webhook.</summary>
/// <param name="At">When the attempt started, by the server's clock.</param>
/// <param name="Status">The HTTP status of the response; null without a response.</param>
/// <param name="Error">Why the attempt failed; null if it succeeded.</param>
public sealed record WebhookAttempt(DateTimeOffset At, int? Status, string? Error);
