using IncidentAnalytics.Client.Events;

namespace IncidentAnalytics.Client;

/// <summary>Options of the events service. Retries three times by default.</summary>
public sealed class EventsOptions : ServiceOptions
{
    internal EventsOptions()
        : base(maxRetries: 3) { }

    /// <summary>
    /// Project whose events are counted, usually 32 characters. A request can override it. Null uses the project id of the credential, if
    /// it has one.
    /// </summary>
    public string? ProjectId { get; set; }

    /// <summary>
    /// Project id of requests without one. If the service is not configured, this is a placeholder, so that the call fails with the
    /// missing option instead of the missing project.
    /// </summary>
    internal string? DefaultProjectId =>
        BaseAddress is null && Credential is null ? EventsClient.UnconfiguredProjectId : ProjectId ?? Credential?.ProjectId;
}
