namespace IncidentAnalytics.Client.Authentication;

/// <summary>OAuth 2.0 client credentials.</summary>
internal sealed class ClientCredentialsCredential(ClientCredentialsOptions options) : Credential
{
    internal override string? ClientId => options.ClientId;

    internal override Authenticator CreateAuthenticator(AuthenticationServices services)
    {
        var key = new TokenKey(options.TokenEndpoint!, options.ClientId!, options.Scope);
        return new TokenAuthenticator(services.Caches.GetOrAdd(key, () =>
        {
            var flow = new ClientCredentialsFlow(options, services);
            return new TokenCache(flow.AcquireAsync, services.Time, services.Logger);
        }));
    }
}
