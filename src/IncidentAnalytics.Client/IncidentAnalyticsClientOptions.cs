using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client;

/// <summary>The options of a client. A service without a base address is not used and costs nothing.</summary>
public sealed class IncidentAnalyticsClientOptions
{
    /// <summary>Ticket aggregations.</summary>
    public TicketsOptions Tickets { get; } = new();

    /// <summary>Statistics of events and alarms.</summary>
    public EventsOptions Events { get; } = new();

    /// <summary>Sonar tickets.</summary>
    public SonarOptions Sonar { get; } = new();

    /// <summary>KPIs, predictions, anomalies and costs.</summary>
    public AnalyticsOptions Analytics { get; } = new();

    /// <summary>Requests for tokens, of all services.</summary>
    public TokenRequestOptions TokenRequests { get; } = new();

    /// <summary>
    /// The maximum number of simultaneous connections to one server, 1 to 10,000; default: 100. Calls beyond it wait, within their
    /// timeouts. Not used with <see cref="HttpMessageHandler"/> or a primary handler of your own.
    /// </summary>
    public int MaxConnectionsPerServer { get; set; } = 100;

    /// <summary>The maximum size of a response body, in bytes. Above zero; default: 64 MiB.</summary>
    public long MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// The name and version of the program, put in front of the client's own in <c>User-Agent</c>, such as <c>my-app/1.4</c>.
    /// </summary>
    public string? UserAgent { get; set; }

    /// <summary>
    /// Whether handlers that the host adds to all its HTTP clients (<c>ConfigureHttpClientDefaults</c>) also run in this one.
    /// Off by default: a host's retry handler would repeat calls that must not be repeated. Without a container it means nothing.
    /// </summary>
    public bool KeepHostHandlers { get; set; }

    /// <summary>Where logs go; with a container, the container's own.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock; with a container, the container's own if it has one.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>
    /// What requests are sent through, for services and token endpoints alike; not disposed with the client. Null for the
    /// client's own connections. With a container, the HTTP clients can be configured one by one instead. A handler that follows
    /// redirects by itself carries client secrets, <c>X-Auth-Token</c> and cookies to the other host: turn <c>AllowAutoRedirect</c> off.
    /// </summary>
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>Where the options were read from, for messages; null when they were set in code.</summary>
    internal string? ConfigurationPath { get; set; }

    /// <summary>The jitter of the retries, from 0 to 1; null for a random one.</summary>
    internal Func<double>? Random { get; set; }

    /// <summary>The services with their options, for what is done with each of them alike.</summary>
    internal IEnumerable<(IncidentAnalyticsService Service, ServiceOptions Options)> Services =>
        [
            (IncidentAnalyticsService.Tickets, Tickets),
            (IncidentAnalyticsService.Events, Events),
            (IncidentAnalyticsService.Sonar, Sonar),
            (IncidentAnalyticsService.Analytics, Analytics),
        ];
}
