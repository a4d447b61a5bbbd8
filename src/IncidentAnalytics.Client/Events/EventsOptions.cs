namespace IncidentAnalytics.Client;

/// <summary>The events service. Default retries: 3.</summary>
public sealed class EventsOptions : ServiceOptions
{
    internal EventsOptions()
        : base(maxRetries: 3)
    {
    }

    /// <summary>
    /// The project whose events are counted, generally 32 characters; a request may name another. Null takes the credential's
    /// project id, if it has one.
    /// </summary>
    public string? ProjectId { get; set; }

    internal string? ProjectIdOrCredentials => ProjectId ?? Credential?.ProjectId;
}
