namespace IncidentAnalytics.Client;

/// <summary>How a client authenticates at the token endpoint (RFC 6749, 2.3.1).</summary>
public enum ClientAuthentication
{
    /// <summary>Id and secret in the form body (<c>client_secret_post</c>).</summary>
    ClientSecretPost,

    /// <summary>Id and secret, form-encoded, in the <c>Authorization: Basic</c> header (<c>client_secret_basic</c>).</summary>
    ClientSecretBasic,
}
