namespace IncidentAnalytics.Client.Tickets;

/// <summary>Ticket aggregations.</summary>
public sealed class TicketsClient
{
    /// <summary>A client over any implementation of the wire interface.</summary>
    /// <param name="api">The implementation; in tests, a mock.</param>
    public TicketsClient(ITicketsApi api) => Api = api;

    internal TicketsClient(ITicketsApi api, string? clientId, TimeProvider time) => Api = api;

    /// <summary>The service as it is on the wire, for raw responses.</summary>
    public ITicketsApi Api { get; }
}
