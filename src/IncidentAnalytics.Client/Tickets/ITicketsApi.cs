using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>Low-level interface to the tickets service. Use <see cref="TicketsClient"/> for typed results.</summary>
public interface ITicketsApi
{
    /// <summary>Aggregates tickets: <c>POST /v3/tickets/aggs</c>.</summary>
    [Post("/v3/tickets/aggs")]
    Task<TicketAggregationResponse> AggregateAsync(
        [Body] TicketAggregationBody body,
        [Header("client_id")] string? clientId,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>Operations of <see cref="ITicketsApi"/>.</summary>
internal static class TicketsOperations
{
    private static TicketsJsonContext Json => TicketsJsonContext.Default;

    public static OperationTable All { get; } =
        new() { { nameof(ITicketsApi.AggregateAsync), "tickets.aggregate", static () => Json.TicketAggregationResponse, RetrySafe } };
}
