using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.DependencyInjection;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using Microsoft.Extensions.DependencyInjection;

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
        Tickets = tickets ?? TicketsClient.Missing;
        Events = events ?? EventsClient.Missing;
        Sonar = sonar ?? SonarClient.Missing;
        Analytics = analytics ?? AnalyticsClient.Missing;
    }

    internal IncidentAnalyticsClient(
        IDisposable resources,
        TicketsClient tickets,
        EventsClient events,
        SonarClient sonar,
        AnalyticsClient analytics
    )
        : this(tickets, events, sonar, analytics) => _resources = resources;

    /// <summary>Ticket aggregations.</summary>
    public TicketsClient Tickets { get; }

    /// <summary>Statistics of events and alarms.</summary>
    public EventsClient Events { get; }

    /// <summary>Sonar tickets.</summary>
    public SonarClient Sonar { get; }

    /// <summary>KPIs, predictions, anomalies and costs.</summary>
    public AnalyticsClient Analytics { get; }

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
        var services = new ServiceCollection();
        services.AddIncidentAnalytics(configure);
        var provider = services.BuildServiceProvider();
        try
        {
            var client = provider.GetRequiredService<IncidentAnalyticsClient>();
            provider.GetRequiredService<ClientResources>().Add(provider);
            return client;
        }
        catch
        {
            provider.Dispose();
            throw;
        }
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
