namespace IncidentAnalytics.Client;

/// <summary>The service failed (5xx).</summary>
public sealed class ServerErrorException : ApiException
{
    /// <summary>An error answer. Public so that tests can make one.</summary>
    /// <param name="error">What the service said.</param>
    public ServerErrorException(ApiError error)
        : base(error) { }
}
