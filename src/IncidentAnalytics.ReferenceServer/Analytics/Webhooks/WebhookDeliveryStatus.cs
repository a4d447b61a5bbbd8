namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>How far a delivery has come.</summary>
public enum WebhookDeliveryStatus
{
    /// <summary>It is on its way, or waits for the next attempt (<c>pending</c>).</summary>
    Pending,

    /// <summary>The receiver answered with 2xx (<c>delivered</c>).</summary>
    Delivered,

    /// <summary>The last attempt failed too (<c>failed</c>).</summary>
    Failed,
}
