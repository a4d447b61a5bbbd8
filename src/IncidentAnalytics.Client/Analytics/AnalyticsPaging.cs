using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// Paging by page number. A run goes on as long as the service names a next page, however few items a page has: the service cuts large
/// page sizes without a word. Of the address of the next page only the number is used, never the host.
/// </summary>
internal static class AnalyticsPaging
{
    private const long First = 1;

    /// <param name="endpoint">Reads one page.</param>
    /// <param name="query">Which items; null for all.</param>
    /// <param name="options">Options of each page's call.</param>
    /// <param name="time">The clock from which a relative range counts.</param>
    /// <param name="cancellationToken">Cancels every run.</param>
    /// <param name="hasParent">Whether the list belongs to a record that may vanish, which the service tells in the same way as a page.</param>
    public static AsyncPageable<T> List<TQuery, T>(
        ListEndpoint<TQuery, T> endpoint,
        TQuery? query,
        RequestOptions? options,
        TimeProvider time,
        CancellationToken cancellationToken,
        bool hasParent = false
    )
        where TQuery : AnalyticsListQuery, new()
        where T : IHasId
    {
        var sent = (TQuery?)query?.ToSent(time.GetUtcNow());
        return new PagedList<T>(
            sent?.Page ?? First,
            () => new Run<TQuery, T>(endpoint, sent, options, hasParent).FetchAsync,
            cancellationToken
        );
    }

    public static Task<Page<T>> GetPageAsync<TQuery, T>(
        ListEndpoint<TQuery, T> endpoint,
        long page,
        TQuery? query,
        RequestOptions? options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
        where TQuery : AnalyticsListQuery, new()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, First);
        return ReadForwardAsync(endpoint, At((TQuery?)query?.ToSent(time.GetUtcNow()), page), page, options, cancellationToken);
    }

    private static async Task<Page<T>> ReadForwardAsync<TQuery, T>(
        ListEndpoint<TQuery, T> endpoint,
        TQuery query,
        long page,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
        where TQuery : AnalyticsListQuery, new()
    {
        var result = await ReadAsync(endpoint, query, page, options, cancellationToken).ConfigureAwait(false);
        result.ThrowIfNextIsNotForward();
        return result;
    }

    private static TQuery At<TQuery>(TQuery? query, long page)
        where TQuery : AnalyticsListQuery, new() => (TQuery)((AnalyticsListQuery)(query ?? new TQuery()) with { Page = page });

    private static async Task<Page<T>> ReadAsync<TQuery, T>(
        ListEndpoint<TQuery, T> endpoint,
        TQuery? query,
        long position,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
        where TQuery : AnalyticsListQuery, new()
    {
        var page = await endpoint(query, options, cancellationToken).ConfigureAwait(false);
        return new(
            page.Results,
            page.Count,
            page.IsBareArray ? First : position,
            string.IsNullOrEmpty(page.Next) ? null : PageNumber.Find(page.Next) ?? Page<T>.UnknownNext
        );
    }

    /// <summary>One run over a list: it remembers the items that it gave, so that rows which move between pages come once.</summary>
    private sealed class Run<TQuery, T>(ListEndpoint<TQuery, T> endpoint, TQuery? query, RequestOptions? options, bool hasParent)
        where TQuery : AnalyticsListQuery, new()
        where T : IHasId
    {
        private readonly long _first = query?.Page ?? First;
        private readonly GivenItems<string> _given = new("page number");

        public async Task<Page<T>?> FetchAsync(long position, CancellationToken cancellationToken)
        {
            Page<T> page;
            try
            {
                page = await ReadAsync(endpoint, position == _first ? query : At(query, position), position, options, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (NotFoundException e) when (position != _first && e.Error.IsOfFramework)
            {
                // Rows vanished since the page before named this one: the list ends here, unless what it belongs to vanished.
                if (hasParent)
                    await ReadAsync(endpoint, At(query, First), First, options, cancellationToken).ConfigureAwait(false);
                return null;
            }

            var items = _given.TakeNew(page.Items, static (item, given) => item.Id is not { } id || given.TryAdd(id));
            return new(items, page.TotalCount, page.Position, page.Next);
        }
    }
}

/// <summary>An item of a list that says which one it is.</summary>
internal interface IHasId
{
    /// <summary>The id; null when the service sent none.</summary>
    string? Id { get; }
}
