namespace IncidentAnalytics.Client;

/// <summary>Options of the tickets service. Retries once by default, because its quota is daily.</summary>
public sealed class TicketsOptions : ServiceOptions
{
    internal TicketsOptions()
        : base(maxRetries: 1) { }

    /// <summary>
    /// Value of the <c>client_id</c> header that the service expects along with the token. Null uses the client id of the credential; an
    /// empty text omits the header, for proxies that reject header names with an underscore.
    /// </summary>
    public string? ClientId { get; set; }

    /// <summary>Value of the header; null to omit it.</summary>
    internal string? ClientIdHeader => (ClientId ?? Credential?.ClientId) is { Length: > 0 } clientId ? clientId : null;
}
