using Microsoft.Extensions.Logging;
using Polly;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>A credential at work in one client.</summary>
internal abstract class Authenticator
{
    /// <summary>What the next request carries. Never empty: a request is not sent without its credential.</summary>
    public abstract ValueTask<Outcome<RequestCredential>> GetAsync(CancellationToken cancellationToken);

    /// <summary>A credential other than the one that the service has just refused; null when there is none.</summary>
    public abstract ValueTask<Outcome<RequestCredential?>> RenewAsync(RequestCredential refused, CancellationToken cancellationToken);

    /// <summary>
    /// Runs an attempt with the credential. When the service refuses it, the attempt runs once more with a renewed one: it was refused
    /// before it was executed, so even a create may be sent again.
    /// </summary>
    public async ValueTask<Outcome<T>> RunAsync<TCall, T>(
        TCall call,
        Func<TCall, RequestCredential, CancellationToken, ValueTask<Outcome<T>>> attempt,
        ILogger logger,
        CancellationToken cancellationToken
    )
        where TCall : Call
    {
        var credential = await GetAsync(cancellationToken).ConfigureAwait(false);
        if (credential.Exception is { } failure)
            return call.Fail<T>(failure);

        var outcome = await attempt(call, credential.Result!, cancellationToken).ConfigureAwait(false);
        if (outcome.Exception is not AuthenticationFailedException { Operation: null } || !call.TryClaimRenewal())
            return outcome;

        var renewed = await RenewAsync(credential.Result!, cancellationToken).ConfigureAwait(false);
        if (renewed.Exception is { } renewalFailure)
            return call.Fail<T>(renewalFailure);
        if (renewed.Result is null)
            return outcome;

        CallLog.CredentialRefused(logger, call.Operation.Name);
        return await attempt(call, renewed.Result, cancellationToken).ConfigureAwait(false);
    }
}
