namespace IncidentAnalytics.Client.Authentication;

/// <summary>IAM tokens, obtained with a user's password.</summary>
internal sealed class IamPasswordCredential(IamPasswordOptions options) : Credential
{
    internal override string? ProjectId => options.ProjectId;

    internal override Authenticator CreateAuthenticator(AuthenticationServices services) =>
        services.TokensOf(
            new Key(
                options.Endpoint!,
                options.DomainName!,
                options.UserName!,
                options.ProjectName,
                options.ProjectId,
                new SecretIdentity(options.Password!)
            ),
            () => new IamPasswordFlow(options, services).AcquireAsync
        );

    private sealed record Key(
        Uri Endpoint,
        string DomainName,
        string UserName,
        string? ProjectName,
        string? ProjectId,
        SecretIdentity Password
    ) : TokenKey;
}
