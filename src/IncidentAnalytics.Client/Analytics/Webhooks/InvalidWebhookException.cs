namespace IncidentAnalytics.Client;

/// <summary>
/// What arrived is no notification of the analytics service: not JSON, no JSON object, too large, or with a member that cannot be read.
/// An endpoint that got it answers 400, or 413 when it is too large.
/// </summary>
public sealed class InvalidWebhookException : IncidentAnalyticsException
{
    /// <summary>An unreadable notification. Public so that tests can make one.</summary>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="innerException">The reader's own exception.</param>
    /// <param name="isTooLarge">Whether it is larger than is read.</param>
    public InvalidWebhookException(string message, Exception? innerException = null, bool isTooLarge = false)
        : base(message, innerException) => IsTooLarge = isTooLarge;

    /// <summary>Whether it is larger than is read.</summary>
    public bool IsTooLarge { get; }

    internal override string ErrorType => "invalid_webhook";
}
