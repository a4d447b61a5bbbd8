namespace IncidentAnalytics.Client.Authentication;

/// <summary>Sends secrets as they are. Fixed ones are looked at once, the others for each call.</summary>
internal sealed class SecretAuthenticator(bool isFixed, Func<CancellationToken, ValueTask<RequestCredential>> ask) : Authenticator
{
    private RequestCredential? _fixed;

    public override async ValueTask<RequestCredential> GetAsync(CancellationToken cancellationToken)
    {
        if (_fixed is not null)
            return _fixed;

        var credential = await ask(cancellationToken).ConfigureAwait(false);
        if (isFixed)
            _fixed = credential;
        return credential;
    }

    public override async ValueTask<RequestCredential?> RenewAsync(RequestCredential refused, CancellationToken cancellationToken)
    {
        if (isFixed)
            return null;

        var credential = await GetAsync(cancellationToken).ConfigureAwait(false);
        return credential.IsSameAs(refused) ? null : credential;
    }
}
