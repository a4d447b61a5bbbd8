namespace IncidentAnalytics.Client;

/// <summary>
/// The exception that is thrown for an invalid webhook notification: invalid JSON, not an object, too large, or with a member that cannot
/// be read. An endpoint should respond with 400, or with 413 if the notification is too large.
/// </summary>
public sealed class InvalidWebhookException : IncidentAnalyticsException
{
    /// <summary>Initializes an exception; public for tests.</summary>
    /// <param name="message">Description of the error.</param>
    /// <param name="innerException">Cause, or null.</param>
    /// <param name="isTooLarge">Whether the notification exceeds <see cref="Analytics.Webhooks.WebhookEvent.MaxBytes"/>.</param>
    public InvalidWebhookException(string message, Exception? innerException = null, bool isTooLarge = false)
        : base(message, innerException) => IsTooLarge = isTooLarge;

    /// <summary>Whether the notification exceeds <see cref="Analytics.Webhooks.WebhookEvent.MaxBytes"/>.</summary>
    public bool IsTooLarge { get; }

    internal override string ErrorType => "invalid_webhook";
}
