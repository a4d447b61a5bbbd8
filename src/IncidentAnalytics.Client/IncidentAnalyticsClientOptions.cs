using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client;

/// <summary>Options of <see cref="IncidentAnalyticsClient"/>. Services without a base address are not used.</summary>
/// <example>
/// <code>
/// services.AddIncidentAnalytics(options =&gt;
/// {
///     options.Events.BaseAddress = new Uri("https://aom.example.com");
///     options.Events.ProjectId = "0123456789abcdef";
///     options.Events.Credential = Credential.IamToken("an-iam-token");
///     options.Events.Timeout = TimeSpan.FromMinutes(2);
///     options.Events.MaxRetries = 5;
///     options.UserAgent = "my-app/1.4";
/// });
/// </code>
/// </example>
public sealed class IncidentAnalyticsClientOptions
{
    /// <summary>Options of the tickets service.</summary>
    public TicketsOptions Tickets { get; } = new();

    /// <summary>Options of the events service.</summary>
    public EventsOptions Events { get; } = new();

    /// <summary>Options of the Sonar service.</summary>
    public SonarOptions Sonar { get; } = new();

    /// <summary>Options of the analytics service.</summary>
    public AnalyticsOptions Analytics { get; } = new();

    /// <summary>Options of the token requests of all services.</summary>
    public TokenRequestOptions TokenRequests { get; } = new();

    /// <summary>Options of the cache in which processes share their tokens. Off until <see cref="SharedTokenOptions.Cache"/> is set.</summary>
    public SharedTokenOptions SharedTokens { get; } = new();

    /// <summary>
    /// The maximum number of connections to one server, 1 to 10,000; default: 100. Further calls wait, within their timeouts. Not
    /// applied to <see cref="HttpMessageHandler"/> and other primary handlers of your own.
    /// </summary>
    public int MaxConnectionsPerServer { get; set; } = 100;

    /// <summary>The maximum size of a response body, in bytes. Above zero; default: 64 MiB.</summary>
    public long MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// The name and version of the program, such as <c>my-app/1.4</c>, added to the <c>User-Agent</c> header; null for none.
    /// </summary>
    public string? UserAgent { get; set; }

    /// <summary>
    /// Whether handlers that the host adds to all HTTP clients (<c>ConfigureHttpClientDefaults</c>) also run in this client. Default:
    /// false, because retry handlers would repeat calls that must not be repeated. No effect with
    /// <see cref="IncidentAnalyticsClient.Create"/>.
    /// </summary>
    public bool KeepHostHandlers { get; set; }

    /// <summary>The logger factory. Default: the service provider's, if any.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock. Default: the service provider's, if any, or the system clock.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>
    /// The handler of all requests, to services and token endpoints; null for the client's own. Not disposed with the client.
    /// </summary>
    /// <remarks>
    /// Set <c>AllowAutoRedirect</c> to false, or secrets, <c>X-Auth-Token</c> and cookies are sent to the targets of redirects. With a
    /// service collection, each HTTP client can be configured with <c>ConfigureHttpClient</c> instead.
    /// </remarks>
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>
    /// The recorders, which write the exchanges with the services to files; none by default. The files are closed when the client is disposed.
    /// </summary>
    public IList<RecorderOptions> Recorders { get; } = [];

    /// <summary>The path of the configuration section, for messages; null for options set in code.</summary>
    internal string? ConfigurationPath { get; set; }

    /// <summary>The jitter of the retries, from 0 to 1; null for a random one.</summary>
    internal Func<double>? Random { get; set; }

    /// <summary>The services with their options.</summary>
    internal (IncidentAnalyticsService Service, ServiceOptions Options)[] Services =>
        [
            (IncidentAnalyticsService.Tickets, Tickets),
            (IncidentAnalyticsService.Events, Events),
            (IncidentAnalyticsService.Sonar, Sonar),
            (IncidentAnalyticsService.Analytics, Analytics),
        ];
}
