namespace IncidentAnalytics.Client;

/// <summary>The credential is good, but may not do this (403).</summary>
public sealed class PermissionDeniedException : ApiException
{
    /// <summary>An error answer. Public so that tests can make one.</summary>
    /// <param name="error">What the service said.</param>
    public PermissionDeniedException(ApiError error)
        : base(error)
    {
    }
}
