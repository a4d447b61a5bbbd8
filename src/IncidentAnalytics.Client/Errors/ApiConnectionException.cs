namespace IncidentAnalytics.Client;

/// <summary>The service could not be reached, or the connection broke before the whole answer had arrived.</summary>
public sealed class ApiConnectionException : IncidentAnalyticsException
{
    /// <summary>A failed connection. Public so that tests can make one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The transport's own exception.</param>
    /// <param name="wasSent">False when it is certain that the service never saw the request.</param>
    public ApiConnectionException(string message, Exception? innerException = null, bool wasSent = true)
        : base(message, innerException) => WasSent = wasSent;

    /// <summary>
    /// False when it is certain that the service never saw the request (the connection was refused, the name unknown); true
    /// when the request may have been executed.
    /// </summary>
    public bool WasSent { get; }

    internal override string ErrorType => "connection";
}
