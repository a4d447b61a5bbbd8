using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Tickets;

namespace IncidentAnalytics.Client;

/// <summary>Stand for the services that a client made of mocks was not given: they say so when they are called.</summary>
internal static class MissingServices
{
    public static readonly TicketsClient Tickets = new(new TicketsApi(Transport<TicketsClient>(), TicketsJsonContext.Default));

    public static readonly AnalyticsClient Analytics = new(Transport<AnalyticsClient>(), TimeProvider.System);

    private static UnconfiguredTransport Transport<TClient>() => UnconfiguredTransport.OfMocks(typeof(TClient).Name);
}
