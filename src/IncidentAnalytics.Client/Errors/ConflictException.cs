namespace IncidentAnalytics.Client;

/// <summary>The request does not fit the present state (409).</summary>
public sealed class ConflictException : ApiException
{
    /// <summary>An error answer. Public so that tests can make one.</summary>
    /// <param name="error">What the service said.</param>
    public ConflictException(ApiError error)
        : base(error) { }
}
