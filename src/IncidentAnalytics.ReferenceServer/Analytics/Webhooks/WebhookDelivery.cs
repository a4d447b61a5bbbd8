namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>One webhook on its way to one receiver.</summary>
public sealed record WebhookDelivery
{
    /// <summary>The webhook's id: the same for all its receivers and all attempts.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="WebhookTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Where it goes.</summary>
    public required Uri Url { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public WebhookDeliveryStatus Status { get; init; }

    /// <summary>The attempts that ended, in order.</summary>
    public IReadOnlyList<WebhookAttempt> Attempts { get; init; } = [];
}
