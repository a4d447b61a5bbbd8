namespace IncidentAnalytics.Client;

/// <summary>There is no such thing (404).</summary>
public sealed class NotFoundException : ApiException
{
    /// <summary>An error answer. Public so that tests can make one.</summary>
    /// <param name="error">What the service said.</param>
    public NotFoundException(ApiError error)
        : base(error) { }
}
