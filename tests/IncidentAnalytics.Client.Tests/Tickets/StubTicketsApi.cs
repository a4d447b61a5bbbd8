using IncidentAnalytics.Client.Tickets;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>Returns the same response for every call and records the arguments.</summary>
internal sealed class StubTicketsApi(string json = "{}") : ITicketsApi
{
    public TicketAggregationBody? Body { get; private set; }

    public string? ClientId { get; private set; }

    public RequestOptions? Options { get; private set; }

    public CancellationToken CancellationToken { get; private set; }

    public int Calls { get; private set; }

    public string BodyJson => Body!.ToString();

    public Task<TicketAggregationResponse> AggregateAsync(
        TicketAggregationBody body,
        string? clientId,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        (Body, ClientId, Options, CancellationToken) = (body, clientId, options, cancellationToken);
        Calls++;
        return Task.FromResult(TicketAggregationResponse.Parse(json));
    }
}
