namespace IncidentAnalytics.Client.Tickets;

/// <summary>Client for the tickets service.</summary>
/// <remarks>
/// <para>Calls throw:</para>
/// <list type="bullet">
/// <item><see cref="ArgumentException"/> if an argument cannot be sent; <c>ParamName</c> is the path of the invalid member.</item>
/// <item><see cref="IncidentAnalyticsException"/> if the call fails; see its derived types.</item>
/// <item><see cref="InvalidOperationException"/> if the service is not configured; the message names the missing option.</item>
/// <item><see cref="OperationCanceledException"/> if the caller cancels.</item>
/// </list>
/// </remarks>
public sealed class TicketsClient
{
    private readonly TimeProvider _time;
    private readonly string? _clientId;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
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

    /// <summary>Placeholder for a client that a constructor was not given.</summary>
    internal static TicketsClient Missing { get; } =
        new(
            ApiFactory.CreateUnconfigured<ITicketsApi>(
                "the client's constructor was given no TicketsClient.",
                TicketsOperations.All,
                TicketsJsonContext.Default
            )
        );

    /// <summary>Aggregates tickets: <c>POST /v3/tickets/aggs</c>.</summary>
    /// <param name="request">Tickets and aggregations. Validated and copied before this method returns.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The total and the results of the aggregations.</returns>
    /// <example>
    /// <code>
    /// var byType = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20);
    /// var resolved = Aggregation.Filter("resolved_count", TicketFilter.Term("ticket.resolved", true));
    ///
    /// var result = await client.Tickets.AggregateAsync(
    ///     new()
    ///     {
    ///         Application = "atr",
    ///         Range = TimeRange.Last(TimeSpan.FromDays(90)),
    ///         Aggregations = [byType, resolved],
    ///     },
    ///     cancellationToken: cancellationToken
    /// );
    ///
    /// Console.WriteLine($"{result.Get(resolved).DocCount} of {result.Total} tickets are resolved");
    /// foreach (var bucket in result.Get(byType).Buckets)
    ///     Console.WriteLine($"{bucket.Key}: {bucket.DocCount}");
    /// </code>
    /// </example>
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
