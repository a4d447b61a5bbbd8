namespace IncidentAnalytics.Client;

/// <summary>Options of IAM tokens for a user's name and password (<see cref="Credential.IamPassword"/>).</summary>
public sealed class IamPasswordOptions
{
    /// <summary>
    /// The address of IAM, such as <c>https://iam.example.com</c>, without <c>/v3/auth/tokens</c>. Required; <c>https</c>, or
    /// <c>http</c> on loopback.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The user's name (<c>user.name</c>). Required.</summary>
    public string? UserName { get; set; }

    /// <summary>The user's password (<c>user.password</c>). Required; a string or a function.</summary>
    public Secret? Password { get; set; }

    /// <summary>The name of the user's domain or account (<c>user.domain.name</c>). Required.</summary>
    public string? DomainName { get; set; }

    /// <summary>
    /// The name of the project of the token (<c>scope.project.name</c>). Set at most one of this and <see cref="ProjectId"/>; without
    /// both, the token is for the domain.
    /// </summary>
    public string? ProjectName { get; set; }

    /// <summary>
    /// The id of the project of the token (<c>scope.project.id</c>). Also the default of
    /// <c>Events.ProjectId</c>.
    /// </summary>
    public string? ProjectId { get; set; }

    /// <summary>
    /// The lifetime of a token whose response has no <c>issued_at</c> or no <c>expires_at</c>. Above zero; default: 1 hour. IAM tokens
    /// usually live for a day.
    /// </summary>
    public TimeSpan DefaultLifetime { get; set; } = TimeSpan.FromHours(1);

    internal IamPasswordOptions CloneValidated()
    {
        Guard.ThrowIfNotSecureAddress(Endpoint, nameof(Endpoint));
        if (Endpoint!.Query.Length > 0)
        {
            throw new ArgumentException(
                $"Endpoint '{Endpoint.GetLeftPart(UriPartial.Path)}' must not have a query (?…).",
                nameof(Endpoint)
            );
        }

        Guard.ThrowIfNullOrWhiteSpace(UserName, nameof(UserName));
        Secret.ThrowIfNullOrInvalid(Password, nameof(Password));
        Guard.ThrowIfNullOrWhiteSpace(DomainName, nameof(DomainName));
        Guard.ThrowIfWhiteSpace(ProjectName, nameof(ProjectName));
        Guard.ThrowIfWhiteSpace(ProjectId, nameof(ProjectId));
        foreach (
            var (text, name) in new[]
            {
                (UserName, nameof(UserName)),
                (DomainName, nameof(DomainName)),
                (ProjectName, nameof(ProjectName)),
                (ProjectId, nameof(ProjectId)),
            }
        )
        {
            Guard.ThrowIfContainsControlCharacter(text, name);
        }

        if (ProjectName is not null && ProjectId is not null)
        {
            throw new ArgumentException("ProjectName and ProjectId must not both be set.", nameof(ProjectId));
        }

        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(DefaultLifetime, TimeSpan.Zero, nameof(DefaultLifetime));

        return (IamPasswordOptions)MemberwiseClone();
    }
}
