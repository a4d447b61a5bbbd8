using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>The tickets service, endpoint by endpoint. Low-level interface: use <see cref="TicketsClient"/> for typed results.</summary>
public interface ITicketsApi
{
    /// <summary>Aggregates the tickets of a window: <c>POST /v3/tickets/aggs</c>.</summary>
    /// <param name="body">What to aggregate.</param>
    /// <param name="clientId">The OAuth client's id, sent beside its token; null leaves the header out.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Post("/v3/tickets/aggs")]
    Task<TicketAggregationResponse> AggregateAsync(
        [Body] TicketAggregationBody body,
        [Header("client_id")] string? clientId,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>The operations of <see cref="ITicketsApi"/>.</summary>
internal static class TicketsOperations
{
    private static TicketsJsonContext Json => TicketsJsonContext.Default;

    public static OperationTable All { get; } =
        new() { { nameof(ITicketsApi.AggregateAsync), "tickets.aggregate", static () => Json.TicketAggregationResponse, RetrySafe } };
}
