namespace IncidentAnalytics.Client;

/// <summary>
/// The credential is good, but may not do this (403). A Django site that knows users by their session answers an ended session in the
/// same way when it sends no code: then the message is all that tells them apart.
/// </summary>
public sealed class PermissionDeniedException : ApiException
{
    /// <summary>An error answer. Public so that tests can make one.</summary>
    /// <param name="error">What the service said.</param>
    public PermissionDeniedException(ApiError error)
        : base(error) { }
}
