namespace IncidentAnalytics.Client;

/// <summary>Options of OAuth 2.0 client credentials (<see cref="Credential.ClientCredentials"/>).</summary>
public sealed class ClientCredentialsOptions
{
    /// <summary>The token endpoint. Required; <c>https</c>, or <c>http</c> on loopback.</summary>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>The client's id (<c>client_id</c>). Required.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client's secret (<c>client_secret</c>). Required; a string or a function.</summary>
    public Secret? ClientSecret { get; set; }

    /// <summary>The scopes to request, separated by spaces (<c>scope</c>); null for the server's default.</summary>
    public string? Scope { get; set; }

    /// <summary>How the id and the secret are sent. Default: in the body.</summary>
    public ClientAuthentication ClientAuthentication { get; set; }

    /// <summary>The lifetime of a token whose response has no <c>expires_in</c>. Above zero; default: 5 minutes.</summary>
    public TimeSpan DefaultLifetime { get; set; } = TimeSpan.FromMinutes(5);

    internal ClientCredentialsOptions CloneValidated()
    {
        Guard.ThrowIfNotSecureAddress(TokenEndpoint, nameof(TokenEndpoint));
        Guard.ThrowIfNullOrWhiteSpace(ClientId, nameof(ClientId));
        Secret.ThrowIfNullOrInvalid(ClientSecret, nameof(ClientSecret));
        Guard.ThrowIfContainsControlCharacter(ClientId, nameof(ClientId));
        Guard.ThrowIfContainsControlCharacter(Scope, nameof(Scope));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(DefaultLifetime, TimeSpan.Zero, nameof(DefaultLifetime));
        if (!Enum.IsDefined(ClientAuthentication))
        {
            throw new ArgumentOutOfRangeException(
                nameof(ClientAuthentication),
                ClientAuthentication,
                "Must be a value of the enumeration."
            );
        }

        return (ClientCredentialsOptions)MemberwiseClone();
    }
}

/// <summary>How a client sends its id and secret to the token endpoint (RFC 6749, 2.3.1).</summary>
public enum ClientAuthentication
{
    /// <summary>Id and secret in the form body (<c>client_secret_post</c>).</summary>
    ClientSecretPost,

    /// <summary>Id and secret, form-encoded, in the <c>Authorization: Basic</c> header (<c>client_secret_basic</c>).</summary>
    ClientSecretBasic,
}
