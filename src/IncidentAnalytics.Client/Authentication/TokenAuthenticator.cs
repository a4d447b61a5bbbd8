using System.Diagnostics;
using Polly;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>Authenticates with tokens from a cache.</summary>
internal sealed class TokenAuthenticator(TokenCache cache) : Authenticator
{
    public override async ValueTask<Outcome<RequestCredential>> GetAsync(CancellationToken cancellationToken)
    {
        var token = cache.GetAsync(cancellationToken);
        if (token.IsCompletedSuccessfully)
            return Outcome.FromResult((await token.ConfigureAwait(false)).Credential);

        var outcome = await token.AsTask().CaptureAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.Result is { } awaited && awaited.RequestSpan != default)
            Activity.Current?.AddLink(new ActivityLink(awaited.RequestSpan));
        return outcome.Exception is { } failure
            ? Outcome.FromException<RequestCredential>(failure)
            : Outcome.FromResult(outcome.Result!.Credential);
    }

    public override async ValueTask<Outcome<RequestCredential?>> RenewAsync(RequestCredential refused, CancellationToken cancellationToken)
    {
        cache.Invalidate(refused);
        var renewed = await GetAsync(cancellationToken).ConfigureAwait(false);
        return renewed!;
    }
}
