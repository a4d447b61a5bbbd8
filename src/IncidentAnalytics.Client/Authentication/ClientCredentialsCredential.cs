namespace IncidentAnalytics.Client.Authentication;

/// <summary>OAuth 2.0 client credentials.</summary>
internal sealed class ClientCredentialsCredential(ClientCredentialsOptions options) : Credential
{
    internal override string? ClientId => options.ClientId;

    internal override Authenticator CreateAuthenticator(AuthenticationServices services) =>
        services.TokensOf(
            new Key(options.TokenEndpoint!, options.ClientId!, options.Scope, new SecretIdentity(options.ClientSecret!)),
            () => new ClientCredentialsFlow(options, services).AcquireAsync
        );

    private sealed record Key(Uri TokenEndpoint, string ClientId, string? Scope, SecretIdentity Secret) : TokenKey;
}
