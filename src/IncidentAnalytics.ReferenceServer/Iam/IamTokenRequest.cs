namespace IncidentAnalytics.ReferenceServer.Iam;

/// <summary>A token request that was read and is well formed.</summary>
/// <param name="User">The user's name.</param>
/// <param name="Password">The user's password.</param>
/// <param name="Domain">The name of the domain that the user is of.</param>
/// <param name="ScopeDomain">The domain that the token is for; null: not named.</param>
/// <param name="HasProject">Whether the token is for a project.</param>
/// <param name="ProjectId">That project's id; null: not named.</param>
/// <param name="ProjectName">That project's name; null: not named.</param>
internal sealed record IamTokenRequest(
    string User,
    string Password,
    string Domain,
    string? ScopeDomain,
    bool HasProject,
    string? ProjectId,
    string? ProjectName
)
{
    // A record prints its members.
    public override string ToString() => nameof(IamTokenRequest);
}
