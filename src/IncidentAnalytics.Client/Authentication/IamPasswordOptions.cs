using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Validation;

namespace IncidentAnalytics.Client;

/// <summary>Where to get IAM tokens, as whom, and what for.</summary>
public sealed class IamPasswordOptions
{
    /// <summary>
    /// IAM's address, such as <c>https://iam.example.com</c>; <c>/v3/auth/tokens</c> is put behind it. Required; <c>https</c>, or
    /// <c>http</c> on loopback.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The user's name (<c>user.name</c>). Required.</summary>
    public string? UserName { get; set; }

    /// <summary>The user's password (<c>user.password</c>). Required; a text or a function.</summary>
    public Secret? Password { get; set; }

    /// <summary>The name of the domain, or account, that the user belongs to (<c>user.domain.name</c>). Required.</summary>
    public string? DomainName { get; set; }

    /// <summary>
    /// The name of the project that the token is for (<c>scope.project.name</c>). At most one of this and <see cref="ProjectId"/>;
    /// without both, the token is for the domain.
    /// </summary>
    public string? ProjectName { get; set; }

    /// <summary>
    /// The id of the project that the token is for (<c>scope.project.id</c>). The events service takes it for its own where its
    /// options name none.
    /// </summary>
    public string? ProjectId { get; set; }

    /// <summary>
    /// The lifetime of a token whose answer has no <c>issued_at</c> or no <c>expires_at</c>. Above zero; default: 1 hour, a small
    /// part of the day that such tokens are known to live.
    /// </summary>
    public TimeSpan DefaultLifetime { get; set; } = TimeSpan.FromHours(1);

    internal IamPasswordOptions CopyValidated()
    {
        Guard.ThrowIfNotSecureAddress(Endpoint, nameof(Endpoint));
        if (Endpoint!.Query.Length > 0)
        {
            throw new ArgumentException(
                $"Endpoint '{Endpoint.GetLeftPart(UriPartial.Path)}' has a query (?…), which would get lost.",
                nameof(Endpoint)
            );
        }

        ThrowIfMissing(UserName, nameof(UserName));
        if (Password is null)
        {
            throw new ArgumentNullException(
                nameof(Password),
                "Password is missing; was the environment variable or setting it comes from set?"
            );
        }

        ThrowIfMissing(DomainName, nameof(DomainName));
        ThrowIfBlank(ProjectName, nameof(ProjectName));
        ThrowIfBlank(ProjectId, nameof(ProjectId));
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

        Password.CheckFixed(static password => Guard.ThrowIfContainsControlCharacter(password, nameof(Password)));
        if (ProjectName is not null && ProjectId is not null)
        {
            throw new ArgumentException(
                "ProjectName and ProjectId are both set: a token is for one project, named one way.",
                nameof(ProjectId)
            );
        }

        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(DefaultLifetime, TimeSpan.Zero, nameof(DefaultLifetime));

        return (IamPasswordOptions)MemberwiseClone();
    }

    private static void ThrowIfMissing(string? text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new ArgumentException($"{name} is missing.", name);
    }

    private static void ThrowIfBlank(string? text, string name)
    {
        if (text is not null && string.IsNullOrWhiteSpace(text))
            throw new ArgumentException($"{name} is empty.", name);
    }
}
