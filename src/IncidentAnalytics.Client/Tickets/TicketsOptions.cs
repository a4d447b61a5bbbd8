namespace IncidentAnalytics.Client;

/// <summary>The tickets service. Default retries: 1, because its quota is counted by the day.</summary>
public sealed class TicketsOptions : ServiceOptions
{
    internal TicketsOptions()
        : base(maxRetries: 1) { }

    /// <summary>
    /// The value of the <c>client_id</c> header that the service expects beside the token. Null takes the credential's client
    /// id; an empty text leaves the header out, for proxies that do not let names with an underscore pass.
    /// </summary>
    public string? ClientId { get; set; }

    /// <summary>The header's value; null when it is not sent.</summary>
    internal string? ClientIdHeader => (ClientId ?? Credential?.ClientId) is { Length: > 0 } clientId ? clientId : null;
}
