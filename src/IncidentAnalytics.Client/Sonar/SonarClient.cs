using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>Sonar tickets.</summary>
public sealed class SonarClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the interface.</summary>
    /// <param name="api">The implementation; a mock in tests.</param>
    public SonarClient(ISonarApi api)
        : this(api, TimeProvider.System) { }

    internal SonarClient(ISonarApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The low-level interface.</summary>
    public ISonarApi Api { get; }

    /// <summary>Stands in a client for a service that its constructor was not given.</summary>
    internal static SonarClient Missing { get; } =
        new(
            ApiFactory.CreateUnconfigured<ISonarApi>(
                "the client's constructor was given no SonarClient.",
                SonarOperations.All,
                SonarJsonContext.Default
            )
        );

    /// <summary>Lists tickets, read page by page as they are enumerated: <c>GET /api/sonar/tickets</c>.</summary>
    /// <param name="query">Which tickets; null for all. It is copied and checked before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, between pages and within one.</param>
    /// <returns>
    /// The tickets, or with <c>AsPages</c> the pages: a page's <c>Position</c> is its offset, and its <c>Next</c> is where another run
    /// can go on. No ticket comes twice in a run. While a run is under way, tickets may be created, deleted or changed so that they move
    /// between pages: one that moves to a page that was read already is missed, as with any paging by offset.
    /// </returns>
    /// <remarks>
    /// Each enumeration is a run of its own; it throws what the calls throw: <see cref="ApiException"/> (the derived types say which),
    /// <see cref="ApiTimeoutException"/>, <see cref="ApiConnectionException"/>, <see cref="InvalidResponseException"/>,
    /// <see cref="OperationCanceledException"/>, or <see cref="InvalidOperationException"/> when the service is not configured.
    /// A service that sends page after page with nothing new ignores the offset: <see cref="InvalidResponseException"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    public AsyncPageable<SonarTicket> ListTicketsAsync(
        SonarTicketQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        query ??= new();
        var parameters = query.ToParameters();
        var range = query.Range;
        return new PagedList<SonarTicket>(
            query.Offset,
            () =>
            {
                var run = SonarTicketRun.Begin(Api, parameters, range, options, _time.GetUtcNow());
                return async (offset, token) => await run.FetchAsync(offset, token).ConfigureAwait(false);
            },
            cancellationToken
        );
    }

    /// <summary>Reads one page of tickets: <c>GET /api/sonar/tickets</c>.</summary>
    /// <param name="query">Which tickets, from which offset, and how many; null for the first 1000 of all. It is copied and checked before this method returns.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, with how many tickets match in all, and the offset of the next page; null after the last one.</returns>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="ApiException">The service answered with an error; the derived types say which.</exception>
    /// <exception cref="ApiTimeoutException">The call took longer than the options allow.</exception>
    /// <exception cref="ApiConnectionException">The service could not be reached, or the connection broke.</exception>
    /// <exception cref="InvalidResponseException">The answer cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<Page<SonarTicket>> GetTicketPageAsync(
        SonarTicketQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        query ??= new();
        var run = SonarTicketRun.Begin(Api, query.ToParameters(), query.Range, options, _time.GetUtcNow());
        return run.FetchAsync(query.Offset, cancellationToken);
    }

    /// <summary>Counts tickets without reading any (<c>limit=0</c>): <c>GET /api/sonar/tickets</c>.</summary>
    /// <param name="query">
    /// Which tickets; null for all. Its offset, page size and sorting mean nothing here. It is copied and checked before this method returns.
    /// </param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many tickets match (<c>total</c>).</returns>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="ApiException">The service answered with an error; the derived types say which.</exception>
    /// <exception cref="ApiTimeoutException">The call took longer than the options allow.</exception>
    /// <exception cref="ApiConnectionException">The service could not be reached, or the connection broke.</exception>
    /// <exception cref="InvalidResponseException">The answer cannot be read, or has no total.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<long> CountTicketsAsync(
        SonarTicketQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        query ??= new();
        var parameters = SonarTicketRun.InWindow(query.ToParameters(), query.Range, _time.GetUtcNow());
        return CountAsync(parameters with { Offset = null, Limit = 0, SortType = null, SortColumn = null }, options, cancellationToken);
    }

    private async Task<long> CountAsync(SonarTicketParameters parameters, RequestOptions? options, CancellationToken cancellationToken)
    {
        var response = await Api.ListTicketsAsync(parameters, options, cancellationToken).ConfigureAwait(false);
        return response.Total is >= 0 and var total
            ? total
            : throw new InvalidResponseException("the answer to a count of tickets has no total");
    }
}
