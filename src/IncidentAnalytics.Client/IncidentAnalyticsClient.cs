using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;

namespace IncidentAnalytics.Client;

/// <summary>
/// One client over the incident services. Safe for many threads; make one and keep it. With a container, register it with
/// <c>AddIncidentAnalytics</c>; without one, use <see cref="Create"/>.
/// </summary>
public sealed class IncidentAnalyticsClient : IDisposable, IAsyncDisposable
{
    private readonly IDisposable? _resources;
    private readonly TicketsClient? _tickets;
    private readonly SonarClient? _sonar;

    /// <summary>
    /// A client over service clients of your own, for tests of code that takes a whole client. Give those that the code uses;
    /// another one throws <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="tickets">Ticket aggregations, over a mock of <see cref="ITicketsApi"/>.</param>
    /// <param name="sonar">Sonar tickets, over a mock of <see cref="ISonarApi"/>.</param>
    public IncidentAnalyticsClient(TicketsClient? tickets = null, SonarClient? sonar = null)
    {
        _tickets = tickets;
        _sonar = sonar;
    }

    internal IncidentAnalyticsClient(TicketsClient tickets, SonarClient sonar, IDisposable resources)
        : this(tickets, sonar) => _resources = resources;

    /// <summary>Ticket aggregations.</summary>
    public TicketsClient Tickets => _tickets ?? throw NotGiven(nameof(Tickets));

    /// <summary>Sonar tickets.</summary>
    public SonarClient Sonar => _sonar ?? throw NotGiven(nameof(Sonar));

    /// <summary>Makes a client for a program without a container. Dispose it with the program.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the message names it.</exception>
    public static IncidentAnalyticsClient Create(Action<IncidentAnalyticsClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new IncidentAnalyticsClientOptions();
        configure(options);
        OptionsValidator.ThrowIfInvalid(options);
        return ClientComposition.Compose(options, new OwnConnections(options.HttpMessageHandler));
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

    private static InvalidOperationException NotGiven(string service) =>
        new($"This client was made without the {service} service: give it to its constructor.");
}
