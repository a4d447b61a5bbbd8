using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.DependencyInjection;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentAnalytics.Client;

/// <summary>
/// One client over the incident services. Safe for many threads; make one and keep it. With a container, register it with
/// <c>AddIncidentAnalytics</c>; without one, use <see cref="Create"/>.
/// </summary>
public sealed class IncidentAnalyticsClient : IDisposable, IAsyncDisposable
{
    private readonly IDisposable? _resources;

    /// <summary>
    /// A client over service clients of your own, for tests of code that takes a whole client. Calls of a service that is not given
    /// end with <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="tickets">Ticket aggregations, over a mock of <see cref="ITicketsApi"/>.</param>
    /// <param name="events">Statistics of events and alarms, over a mock of <see cref="IEventsApi"/>.</param>
    /// <param name="sonar">Sonar tickets, over a mock of <see cref="ISonarApi"/>.</param>
    /// <param name="analytics">KPIs, predictions, anomalies and costs, over mocks of their resources.</param>
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

    /// <summary>Makes a client for a program without a container. Dispose it with the program.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the message names it.</exception>
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
    /// Closes the client's connections and forgets its tokens. Calls that wait for a token or an answer end with an exception;
    /// later ones are refused with <see cref="ObjectDisposedException"/>.
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
