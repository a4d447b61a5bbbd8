namespace IncidentAnalytics.Client;

/// <summary>
/// The credential was refused: by the service (401, from the analytics service also a 403 whose code says so), or by the token endpoint
/// (OAuth's <c>invalid_client</c> and the like).
/// </summary>
public sealed class AuthenticationFailedException : ApiException
{
    /// <summary>An error answer. Public so that tests can make one.</summary>
    /// <param name="error">What the service said.</param>
    public AuthenticationFailedException(ApiError error)
        : base(error) { }
}
