using System.Globalization;
using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>Paging by page number.</summary>
/// <remarks>
/// An enumeration continues while the service names a next page, because the service may return fewer items than were requested. Only
/// the page number of the next page's address is used, never its host.
/// </remarks>
internal static class AnalyticsPaging
{
    private const long FirstPage = 1;

    /// <param name="endpoint">Reads one page.</param>
    /// <param name="query">Filters, order and first page; null for all.</param>
    /// <param name="options">Options of each page's call.</param>
    /// <param name="time">Clock that resolves a relative range.</param>
    /// <param name="cancellationToken">Cancels every enumeration.</param>
    /// <param name="hasParent">
    /// Whether the list belongs to a resource, which the service reports as missing in the same way as a page.
    /// </param>
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
        var wireQuery = (TQuery?)query?.ToWireQuery(time.GetUtcNow());
        return new PagedList<T>(
            wireQuery?.Page ?? FirstPage,
            () => new Enumeration<TQuery, T>(endpoint, wireQuery, options, hasParent).FetchPageAsync,
            cancellationToken
        );
    }

    public static Task<Page<T>> GetPageAsync<TQuery, T>(
        ListEndpoint<TQuery, T> endpoint,
        TQuery? query,
        RequestOptions? options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
        where TQuery : AnalyticsListQuery
    {
        return GetAsync((TQuery?)query?.ToWireQuery(time.GetUtcNow()));

        async Task<Page<T>> GetAsync(TQuery? wireQuery)
        {
            var page = await FetchPageAsync(endpoint, wireQuery, options, cancellationToken).ConfigureAwait(false);
            page.ThrowIfNextIsNotForward();
            return page;
        }
    }

    private static async Task<Page<T>> FetchPageAsync<TQuery, T>(
        ListEndpoint<TQuery, T> endpoint,
        TQuery? query,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
        where TQuery : AnalyticsListQuery
    {
        var page = await endpoint(query, options, cancellationToken).ConfigureAwait(false);
        return new(
            page.Results,
            page.Count,
            page.IsBareArray ? FirstPage : query?.Page ?? FirstPage,
            string.IsNullOrEmpty(page.Next) ? null : FindPageNumber(page.Next) ?? Page<T>.UnknownNext
        );
    }

    /// <summary>The value of <c>page</c> in the query of an address, or the whole text if it is a number; null if there is none.</summary>
    private static long? FindPageNumber(string address)
    {
        const string Parameter = "page=";

        var query = address.AsSpan(address.IndexOf('?', StringComparison.Ordinal) + 1);
        if (query.IndexOf('#') is >= 0 and var fragment)
            query = query[..fragment];

        while (!query.IsEmpty)
        {
            var end = query.IndexOf('&');
            var parameter = end < 0 ? query : query[..end];
            if (parameter.StartsWith(Parameter, StringComparison.Ordinal))
                return ParseNumber(parameter[Parameter.Length..]);
            query = end < 0 ? default : query[(end + 1)..];
        }

        return ParseNumber(address);
    }

    private static long? ParseNumber(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One enumeration of a list. Items that move between pages while it runs are returned once.</summary>
    private sealed class Enumeration<TQuery, T>(ListEndpoint<TQuery, T> endpoint, TQuery? query, RequestOptions? options, bool hasParent)
        where TQuery : AnalyticsListQuery, new()
        where T : IHasId
    {
        private readonly long _firstPage = query?.Page ?? FirstPage;
        private readonly SeenItems<string> _seen = new("page number");

        public async Task<Page<T>?> FetchPageAsync(long number, CancellationToken cancellationToken)
        {
            Page<T> page;
            try
            {
                page = await AnalyticsPaging
                    .FetchPageAsync(endpoint, number == _firstPage ? query : QueryOf(number), options, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (NotFoundException e) when (number != _firstPage && e.Error.IsOfFramework)
            {
                // Items were deleted after the previous page named this one. The list ends here, unless its parent was deleted.
                if (hasParent)
                    await AnalyticsPaging.FetchPageAsync(endpoint, QueryOf(FirstPage), options, cancellationToken).ConfigureAwait(false);
                return null;
            }

            var items = _seen.SelectNew(page.Items, static (item, seen) => item.Id is not { } id || seen.TryAdd(id));
            return new(items, page.TotalCount, page.Position, page.Next);
        }

        private TQuery QueryOf(long page) => (TQuery)((AnalyticsListQuery)(query ?? new TQuery()) with { Page = page });
    }
}

/// <summary>An endpoint that returns one page of a list.</summary>
internal delegate Task<AnalyticsPage<T>> ListEndpoint<in TQuery, T>(
    TQuery? query,
    RequestOptions? options,
    CancellationToken cancellationToken
)
    where TQuery : AnalyticsListQuery;

/// <summary>A list item with an identifier.</summary>
internal interface IHasId
{
    /// <summary>Identifier; null if the service sent none.</summary>
    string? Id { get; }
}
