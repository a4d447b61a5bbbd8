using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>Authenticates the calls of one client with a credential.</summary>
internal abstract class Authenticator
{
    /// <summary>Returns the headers of the next request. Never empty: requests are not sent without their credential.</summary>
    public abstract ValueTask<Outcome<RequestCredential>> GetAsync(CancellationToken cancellationToken);

    /// <summary>Returns other headers than those that the service refused; null when there are none.</summary>
    public abstract ValueTask<Outcome<RequestCredential?>> RenewAsync(RequestCredential refused, CancellationToken cancellationToken);

    /// <summary>
    /// Runs an attempt, and once more with a renewed credential when the service refuses it. Even a create can be repeated, because it
    /// was refused before it was executed.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
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
            return Outcome.FromException<T>(failure);

        var outcome = await attempt(call, credential.Result!, cancellationToken).ConfigureAwait(false);
        if (outcome.Exception is not AuthenticationFailedException { Operation: null } || !call.TryClaimRenewal())
            return outcome;

        var renewed = await RenewAsync(credential.Result!, cancellationToken).ConfigureAwait(false);
        if (renewed.Exception is { } renewalFailure)
            return Outcome.FromException<T>(renewalFailure);
        if (renewed.Result is null)
            return outcome;

        CallLog.CredentialRefused(logger, call.Operation.Name);
        return await attempt(call, renewed.Result, cancellationToken).ConfigureAwait(false);
    }
}
