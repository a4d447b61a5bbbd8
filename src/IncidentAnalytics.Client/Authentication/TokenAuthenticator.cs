namespace IncidentAnalytics.Client.Authentication;

/// <summary>Authenticates with tokens from a cache.</summary>
internal sealed class TokenAuthenticator(TokenCache cache) : Authenticator
{
    public override async ValueTask<RequestCredential> GetAsync(CancellationToken cancellationToken) =>
        (await cache.GetAsync(cancellationToken).ConfigureAwait(false)).Credential;

    public override async ValueTask<RequestCredential?> RenewAsync(RequestCredential refused, CancellationToken cancellationToken)
    {
        cache.Invalidate(refused);
        return await GetAsync(cancellationToken).ConfigureAwait(false);
    }
}
