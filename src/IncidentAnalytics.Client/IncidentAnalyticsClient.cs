using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.DependencyInjection;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;

namespace IncidentAnalytics.Client;

/// <summary>
/// Client of the tickets, events, Sonar and analytics services.
/// </summary>
/// <remarks>
/// Thread-safe; create one client and keep it for the lifetime of the program. With a service collection, register it with
/// <c>AddIncidentAnalytics</c>; otherwise use <see cref="Create"/>.
/// </remarks>
public sealed class IncidentAnalyticsClient : IDisposable, IAsyncDisposable
{
    private readonly IDisposable? _resources;
    private readonly ServiceChecks? _checks;
    private readonly Lazy<TicketsClient> _tickets;
    private readonly Lazy<EventsClient> _events;
    private readonly Lazy<SonarClient> _sonar;
    private readonly Lazy<AnalyticsClient> _analytics;

    /// <summary>
    /// Initializes a client of the given service clients, for tests. Calls of the other services throw
    /// <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="tickets">The client for ticket aggregations, such as over a mock of <see cref="ITicketsApi"/>.</param>
    /// <param name="events">The client for statistics of events and alarms, such as over a mock of <see cref="IEventsApi"/>.</param>
    /// <param name="sonar">The client for Sonar tickets, such as over a mock of <see cref="ISonarApi"/>.</param>
    /// <param name="analytics">The client for KPIs, predictions, anomalies and costs, such as over mocks of their interfaces.</param>
    public IncidentAnalyticsClient(
        TicketsClient? tickets = null,
        EventsClient? events = null,
        SonarClient? sonar = null,
        AnalyticsClient? analytics = null
    )
    {
        _tickets = new(tickets ?? TicketsClient.Missing);
        _events = new(events ?? EventsClient.Missing);
        _sonar = new(sonar ?? SonarClient.Missing);
        _analytics = new(analytics ?? AnalyticsClient.Missing);
    }

    internal IncidentAnalyticsClient(
        IDisposable resources,
        ServiceChecks checks,
        Lazy<TicketsClient> tickets,
        Lazy<EventsClient> events,
        Lazy<SonarClient> sonar,
        Lazy<AnalyticsClient> analytics
    )
    {
        _resources = resources;
        _checks = checks;
        _tickets = tickets;
        _events = events;
        _sonar = sonar;
        _analytics = analytics;
    }

    /// <summary>Ticket aggregations.</summary>
    public TicketsClient Tickets => _tickets.Value;

    /// <summary>Statistics of events and alarms.</summary>
    public EventsClient Events => _events.Value;

    /// <summary>Sonar tickets.</summary>
    public SonarClient Sonar => _sonar.Value;

    /// <summary>KPIs, predictions, anomalies and costs.</summary>
    public AnalyticsClient Analytics => _analytics.Value;

    /// <summary>Creates a client for a program without a service collection. Dispose it when the program ends.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A new client.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or invalid.</exception>
    /// <example>
    /// <code>
    /// await using var tenant = IncidentAnalyticsClient.Create(options =&gt;
    /// {
    ///     options.Tickets.BaseAddress = new Uri("https://monitoring.example.com");
    ///     options.Tickets.Credential = Credential.Bearer("my-token");
    /// });
    /// </code>
    /// </example>
    public static IncidentAnalyticsClient Create(Action<IncidentAnalyticsClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return StandaloneParts.CreateClient(configure);
    }

    /// <summary>Checks that services can be reached and accept their credentials, all at the same time.</summary>
    /// <remarks>
    /// <para>
    /// The check of a service is the cheapest request that its credential takes part in, with one retry at most. It runs with the timeouts,
    /// the strategies and the rate limiter of the service, and has telemetry of its own, such as the operation <c>sonar.check</c>:
    /// </para>
    /// <list type="table">
    /// <item><term>Tickets</term><description>a token, if the credential requests tokens, and <c>GET /v3/tickets/aggs</c>, which is not a
    /// query and does not count towards the daily quota. Any response proves that the service can be reached, except 401, 403, 407, 408,
    /// 429, redirects and server errors. A fixed token may not be checked by the service</description></item>
    /// <item><term>Events</term><description>the events of the last minute</description></item>
    /// <item><term>Sonar</term><description>the number of tickets</description></item>
    /// <item><term>Analytics</term><description>a page of one KPI metric, which counts towards the limit of requests per minute and
    /// hour</description></item>
    /// </list>
    /// </remarks>
    /// <param name="services">The services to check, or null for all. Services that are not configured are not checked.</param>
    /// <param name="options">Per-call options, or null for the defaults. <see cref="RequestOptions.OnResponse"/> is called for each service.</param>
    /// <param name="cancellationToken">Cancels the checks.</param>
    /// <returns>
    /// A result for each service that was checked, failures included, in the order of <see cref="IncidentAnalyticsService"/>. Empty for a
    /// client over mocks.
    /// </returns>
    /// <exception cref="ArgumentException">An option is invalid, or a service is not defined.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <example>
    /// <code>
    /// foreach (var check in await client.CheckAsync(cancellationToken: cancellationToken))
    ///     Console.WriteLine($"{check.Service}: {check.Error?.Message ?? "OK"} ({check.Duration.TotalMilliseconds:0} ms)");
    /// </code>
    /// </example>
    public Task<IReadOnlyList<ServiceCheckResult>> CheckAsync(
        IEnumerable<IncidentAnalyticsService>? services = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        IncidentAnalyticsService[] wanted = services is null ? Enum.GetValues<IncidentAnalyticsService>() : [.. services];
        if (!Array.TrueForAll(wanted, Enum.IsDefined))
            throw new ArgumentOutOfRangeException(nameof(services), "Has a value that is not a service.");
        _ = options?.ValidateAndCopyHeaders();
        return _checks is null
            ? Task.FromResult<IReadOnlyList<ServiceCheckResult>>([])
            : _checks.RunAsync(wanted, options, cancellationToken);
    }

    /// <summary>
    /// Closes the connections and discards the tokens. Calls in progress fail; later calls throw <see cref="ObjectDisposedException"/>.
    /// </summary>
    public void Dispose() => _resources?.Dispose();

    /// <inheritdoc cref="Dispose"/>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
