using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>Client for the Sonar service.</summary>
/// <remarks>
/// <para>Calls throw:</para>
/// <list type="bullet">
/// <item><see cref="ArgumentException"/> if an argument cannot be sent; <c>ParamName</c> is the path of the invalid member.</item>
/// <item><see cref="IncidentAnalyticsException"/> if the call fails; see its derived types.</item>
/// <item><see cref="InvalidOperationException"/> if the service is not configured; the message names the missing option.</item>
/// <item><see cref="OperationCanceledException"/> if the caller cancels.</item>
/// </list>
/// <para>Methods that list throw <see cref="ArgumentException"/> themselves; everything else is thrown by the enumeration.</para>
/// </remarks>
public sealed class SonarClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
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

    /// <summary>Placeholder for a client that a constructor was not given.</summary>
    internal static SonarClient Missing { get; } =
        new(
            ApiFactory.CreateUnconfigured<ISonarApi>(
                "the client's constructor was given no SonarClient.",
                SonarOperations.All,
                SonarJsonContext.Default
            )
        );

    /// <summary>Lists tickets: <c>GET /api/sonar/tickets</c>.</summary>
    /// <param name="query">Filters, order and offset; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>
    /// The tickets, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated. Its <c>Position</c> is its
    /// offset, and its <c>Next</c> is the offset of the next page.
    /// </returns>
    /// <remarks>
    /// Each enumeration starts again and returns no ticket twice. As with any paging by offset, a ticket is missed if it moves to an
    /// earlier page during the enumeration. If the service ignores the offset, the enumeration throws
    /// <see cref="InvalidResponseException"/>.
    /// </remarks>
    /// <example>
    /// <code>
    /// var query = new SonarTicketQuery { Statuses = [SonarTicketStatus.New], Range = TimeRange.Last(TimeSpan.FromDays(7)) };
    /// await foreach (var ticket in client.Sonar.ListTicketsAsync(query, cancellationToken: cancellationToken))
    ///     Console.WriteLine($"{ticket.Id}: {ticket.Title}");
    ///
    /// await foreach (var page in client.Sonar.ListTicketsAsync(query, cancellationToken: cancellationToken).AsPages())
    ///     Console.WriteLine($"{page.Items.Count} of {page.TotalCount} tickets, next offset: {page.Next}");
    /// </code>
    /// </example>
    public AsyncPageable<SonarTicket> ListTicketsAsync(
        SonarTicketQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        query ??= new();
        var wireQuery = query.ToWireQuery();
        var range = query.Range;
        return new PagedList<SonarTicket>(
            query.Offset,
            () =>
            {
                var pager = new SonarTicketPager(Api, wireQuery.WithRange(range, _time.GetUtcNow()), options);
                return async (offset, token) => await pager.FetchAsync(offset, token).ConfigureAwait(false);
            },
            cancellationToken
        );
    }

    /// <summary>Reads one page of tickets: <c>GET /api/sonar/tickets</c>.</summary>
    /// <param name="query">
    /// Filters, order, offset and page size; null for the first 1,000 of all. Validated and copied before this method returns.
    /// </param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The page, with the total number of matching tickets and the offset of the next page, which is null for the last page.
    /// </returns>
    public Task<Page<SonarTicket>> GetTicketPageAsync(
        SonarTicketQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        query ??= new();
        var wireQuery = query.ToWireQuery().WithRange(query.Range, _time.GetUtcNow());
        var pager = new SonarTicketPager(Api, wireQuery, options);
        return pager.FetchAsync(query.Offset, cancellationToken);
    }

    /// <summary>Counts tickets without reading them (<c>limit=0</c>): <c>GET /api/sonar/tickets</c>.</summary>
    /// <param name="query">
    /// Filters; null for all. Offset, page size and order are ignored. Validated and copied before this method returns.
    /// </param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Number of matching tickets (<c>total</c>).</returns>
    /// <example>
    /// <code>
    /// var open = await client.Sonar.CountTicketsAsync(
    ///     new() { Statuses = [SonarTicketStatus.New, SonarTicketStatus.InProgress], Priorities = [SonarTicketPriority.High] },
    ///     cancellationToken: cancellationToken
    /// );
    /// Console.WriteLine($"{open} open tickets with high priority");
    /// </code>
    /// </example>
    public Task<long> CountTicketsAsync(
        SonarTicketQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        query ??= new();
        var wireQuery = query.ToWireQuery().WithRange(query.Range, _time.GetUtcNow());
        return CountAsync(wireQuery with { Offset = null, Limit = 0, SortType = null, SortColumn = null }, options, cancellationToken);
    }

    private async Task<long> CountAsync(SonarTicketListQuery wireQuery, RequestOptions? options, CancellationToken cancellationToken)
    {
        var response = await Api.ListTicketsAsync(wireQuery, options, cancellationToken).ConfigureAwait(false);
        return response.Total is >= 0 and var total
            ? total
            : throw new InvalidResponseException("the response to a count of tickets has no total");
    }
}
