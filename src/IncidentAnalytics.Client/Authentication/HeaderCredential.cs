namespace IncidentAnalytics.Client.Authentication;

/// <summary>A secret that is sent as it is, in one header.</summary>
internal sealed class HeaderCredential(string header, string prefix, Secret secret) : Credential
{
    internal override Authenticator CreateAuthenticator(AuthenticationServices services) => new HeaderAuthenticator(header, prefix, secret);

    private sealed class HeaderAuthenticator(string header, string prefix, Secret secret) : Authenticator
    {
        private RequestCredential? _fixed;

        public override async ValueTask<RequestCredential> GetAsync(CancellationToken cancellationToken)
        {
            if (_fixed is not null)
                return _fixed;

            var value = await secret.GetAsync(cancellationToken).ConfigureAwait(false);
            var credential = new RequestCredential(header, prefix, value, "Credential");
            if (secret.IsFixed)
                _fixed = credential;
            return credential;
        }

        public override async ValueTask<RequestCredential?> RenewAsync(RequestCredential refused, CancellationToken cancellationToken)
        {
            if (secret.IsFixed)
                return null;

            var credential = await GetAsync(cancellationToken).ConfigureAwait(false);
            return credential.IsSameAs(refused) ? null : credential;
        }
    }
}
