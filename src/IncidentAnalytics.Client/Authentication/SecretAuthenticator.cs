using Polly;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>Authenticates with secrets. Fixed secrets are read once, others for each call.</summary>
internal sealed class SecretAuthenticator(bool isFixed, Func<CancellationToken, ValueTask<RequestCredential>> read) : Authenticator
{
    private RequestCredential? _fixed;

    public override ValueTask<Outcome<RequestCredential>> GetAsync(CancellationToken cancellationToken) =>
        _fixed is null ? ReadAsync(cancellationToken) : new(Outcome.FromResult(_fixed));

    public override async ValueTask<Outcome<RequestCredential?>> RenewAsync(RequestCredential refused, CancellationToken cancellationToken)
    {
        if (isFixed)
            return default;

        var credential = await read(cancellationToken).ConfigureAwait(false);
        return credential.IsSameAs(refused) ? default : Outcome.FromResult<RequestCredential?>(credential);
    }

    private async ValueTask<Outcome<RequestCredential>> ReadAsync(CancellationToken cancellationToken)
    {
        var credential = await read(cancellationToken).ConfigureAwait(false);
        if (isFixed)
            _fixed = credential;
        return Outcome.FromResult(credential);
    }
}
