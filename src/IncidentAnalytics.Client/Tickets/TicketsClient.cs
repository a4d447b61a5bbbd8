namespace IncidentAnalytics.Client.Tickets;

/// <summary>Ticket aggregations.</summary>
public sealed class TicketsClient
{
    private readonly TimeProvider _time;
    private readonly string? _clientId;

    /// <summary>Initializes a client over an implementation of the interface.</summary>
    /// <param name="api">The implementation; a mock in tests.</param>
    public TicketsClient(ITicketsApi api)
        : this(api, TimeProvider.System, clientId: null) { }

    internal TicketsClient(ITicketsApi api, TimeProvider time, string? clientId)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
        _clientId = clientId;
    }

    /// <summary>The low-level interface.</summary>
    public ITicketsApi Api { get; }

    /// <summary>Stands in a client for a service that its constructor was not given.</summary>
    internal static TicketsClient Missing { get; } =
        new(
            ApiFactory.CreateUnconfigured<ITicketsApi>(
                "the client's constructor was given no TicketsClient.",
                TicketsOperations.All,
                TicketsJsonContext.Default
            )
        );

    /// <summary>Aggregates the tickets of a window: <c>POST /v3/tickets/aggs</c>.</summary>
    /// <param name="request">Which tickets, and what to compute. It is copied and checked before this method returns.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The total, and the results by the handles that asked for them.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="ApiException">The service answered with an error; the derived types say which.</exception>
    /// <exception cref="ApiTimeoutException">The call took longer than the options allow.</exception>
    /// <exception cref="ApiConnectionException">The service could not be reached, or the connection broke.</exception>
    /// <exception cref="InvalidResponseException">The answer cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<TicketAggregationResult> AggregateAsync(
        TicketAggregationRequest request,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(request.ToBody(_time.GetUtcNow()), options, cancellationToken);
    }

    private async Task<TicketAggregationResult> SendAsync(
        TicketAggregationBody body,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        var response = await Api.AggregateAsync(body, _clientId, options, cancellationToken).ConfigureAwait(false);
        return new(response, body.Aggs);
    }
}
