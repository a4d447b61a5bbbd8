using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>The check of the tickets service: a request that is not one of its queries, which have a daily quota.</summary>
internal interface ITicketsCheckApi
{
    /// <summary>Reads nothing: <c>GET /v3/tickets/aggs</c>, a route that only has POST.</summary>
    [Get("/v3/tickets/aggs")]
    Task<TicketAggregationResponse?> CheckAsync(
        [Header("client_id")] string? clientId,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>Operations of <see cref="ITicketsCheckApi"/>.</summary>
internal static class TicketsCheckOperations
{
    private static TicketsJsonContext Json => TicketsJsonContext.Default;

    public static OperationTable All { get; } =
        new()
        {
            { nameof(ITicketsCheckApi.CheckAsync), "tickets.check", static () => Json.TicketAggregationResponse, RetrySafe | AnyAnswer },
        };
}
