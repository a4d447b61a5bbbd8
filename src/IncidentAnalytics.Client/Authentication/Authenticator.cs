namespace IncidentAnalytics.Client.Authentication;

/// <summary>A credential at work in one client.</summary>
internal abstract class Authenticator
{
    /// <summary>What the next request carries. Never empty: a request is not sent without its credential.</summary>
    public abstract ValueTask<RequestCredential> GetAsync(CancellationToken cancellationToken);

    /// <summary>Something else than what the service has just refused; null when there is nothing else.</summary>
    public abstract ValueTask<RequestCredential?> RenewAsync(RequestCredential refused, CancellationToken cancellationToken);
}
