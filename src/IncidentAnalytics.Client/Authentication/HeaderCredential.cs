namespace IncidentAnalytics.Client.Authentication;

/// <summary>A secret that is sent as it is, in one header.</summary>
internal sealed class HeaderCredential(string header, string prefix, Secret secret) : Credential
{
    internal override Authenticator CreateAuthenticator(AuthenticationServices services) =>
        new SecretAuthenticator(secret.IsFixed, AskAsync);

    private async ValueTask<RequestCredential> AskAsync(CancellationToken cancellationToken) =>
        new(header, prefix, await secret.GetAsync(cancellationToken).ConfigureAwait(false), "Credential");
}
