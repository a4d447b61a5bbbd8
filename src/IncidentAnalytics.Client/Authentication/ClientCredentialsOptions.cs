using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Validation;

namespace IncidentAnalytics.Client;

/// <summary>Where to get access tokens, and as whom: OAuth 2.0 client credentials.</summary>
public sealed class ClientCredentialsOptions
{
    /// <summary>The token endpoint. Required; <c>https</c>, or <c>http</c> on loopback.</summary>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>The client's id (<c>client_id</c>). Required.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client's secret (<c>client_secret</c>). Required; a text or a function.</summary>
    public Secret? ClientSecret { get; set; }

    /// <summary>The scopes to ask for, separated by spaces (<c>scope</c>); null asks for the server's default.</summary>
    public string? Scope { get; set; }

    /// <summary>How id and secret are sent. Default: in the body.</summary>
    public ClientAuthentication ClientAuthentication { get; set; }

    /// <summary>The lifetime of a token whose answer has no <c>expires_in</c>. Above zero; default: 5 minutes.</summary>
    public TimeSpan DefaultLifetime { get; set; } = TimeSpan.FromMinutes(5);

    internal ClientCredentialsOptions CopyValidated()
    {
        Guard.ThrowIfNotSecureAddress(TokenEndpoint, nameof(TokenEndpoint));
        if (string.IsNullOrWhiteSpace(ClientId))
            throw new ArgumentException("ClientId is missing.", nameof(ClientId));
        if (ClientSecret is null)
        {
            throw new ArgumentNullException(
                nameof(ClientSecret),
                "ClientSecret is missing; was the environment variable or setting it comes from set?"
            );
        }

        Guard.ThrowIfContainsControlCharacter(ClientId, nameof(ClientId));
        Guard.ThrowIfContainsControlCharacter(Scope, nameof(Scope));
        ClientSecret.CheckFixed(static secret => Guard.ThrowIfContainsControlCharacter(secret, nameof(ClientSecret)));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(DefaultLifetime, TimeSpan.Zero, nameof(DefaultLifetime));
        if (!Enum.IsDefined(ClientAuthentication))
        {
            throw new ArgumentOutOfRangeException(
                nameof(ClientAuthentication),
                ClientAuthentication,
                "The value is not one of the enumeration."
            );
        }

        return (ClientCredentialsOptions)MemberwiseClone();
    }
}
