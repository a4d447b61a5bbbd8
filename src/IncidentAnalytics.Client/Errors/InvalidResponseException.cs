using System.Net;

namespace IncidentAnalytics.Client;

/// <summary>
/// The service answered with success, but with a body that cannot be read: not JSON, cut off, of another shape, empty, or
/// larger than the options allow.
/// </summary>
public sealed class InvalidResponseException : IncidentAnalyticsException
{
    /// <summary>An unreadable answer. Public so that tests can make one.</summary>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="bodyStart">The start of the body, credentials removed.</param>
    /// <param name="innerException">The reader's own exception.</param>
    public InvalidResponseException(
        string message,
        HttpStatusCode? statusCode = null,
        string? bodyStart = null,
        Exception? innerException = null
    )
        : base(message, innerException)
    {
        StatusCode = statusCode;
        BodyStart = bodyStart;
    }

    /// <summary>The HTTP status; null when the shape was found wrong after the call.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The start of the body, credentials removed; null when it was empty or must not be shown.</summary>
    public string? BodyStart { get; }

    internal override string ErrorType => "invalid_response";
}
