using IncidentAnalytics.Client.Events;

namespace IncidentAnalytics.Client;

/// <summary>The events service. Default retries: 3.</summary>
public sealed class EventsOptions : ServiceOptions
{
    internal EventsOptions()
        : base(maxRetries: 3) { }

    /// <summary>
    /// The project whose events are counted, generally 32 characters; a request may name another. Null takes the credential's
    /// project id, if it has one.
    /// </summary>
    public string? ProjectId { get; set; }

    /// <summary>
    /// The project of requests that name none. That of a service that is not configured lets a call get as far as to be told so, which
    /// explains more than a missing project.
    /// </summary>
    internal string? DefaultProjectId =>
        BaseAddress is null && Credential is null ? EventsClient.UnknownProjectId : ProjectId ?? Credential?.ProjectId;
}
