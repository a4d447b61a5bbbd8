using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>A credential at work in one client.</summary>
internal abstract class Authenticator
{
    /// <summary>What the next request carries. Never empty: a request is not sent without its credential.</summary>
    public abstract ValueTask<RequestCredential> GetAsync(CancellationToken cancellationToken);

    /// <summary>Something else than what the service has just refused; null when there is nothing else.</summary>
    public abstract ValueTask<RequestCredential?> RenewAsync(RequestCredential refused, CancellationToken cancellationToken);

    /// <summary>
    /// Runs an attempt with the credential. When the service refuses it, the attempt runs once more with a renewed one: it was refused
    /// before it was executed, so even a create may be sent again.
    /// </summary>
    public async ValueTask<T> RunAsync<TCall, T>(
        TCall call,
        Func<TCall, RequestCredential, CancellationToken, ValueTask<T>> attempt,
        ILogger logger,
        CancellationToken cancellationToken
    )
        where TCall : Call
    {
        var credential = await GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await attempt(call, credential, cancellationToken).ConfigureAwait(false);
        }
        catch (AuthenticationFailedException e) when (e.Operation is null && call.TryClaimRenewal())
        {
            if (await RenewAsync(credential, cancellationToken).ConfigureAwait(false) is not { } renewed)
                throw;

            CallLog.CredentialRefused(logger, call.Operation.Name);
            return await attempt(call, renewed, cancellationToken).ConfigureAwait(false);
        }
    }
}
