using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// Paging by page number. A run goes on as long as the service names a next page, however few items a page has: the service cuts large
/// page sizes without a word. Of the address of the next page only the number is used, never the host.
/// </summary>
internal static class AnalyticsPaging
{
    private const long First = 1;

    public static AsyncPageable<T> List<TQuery, T>(
        ListEndpoint<TQuery, T> endpoint, TQuery? query, RequestOptions? options, TimeProvider time, CancellationToken cancellationToken)
        where TQuery : AnalyticsListQuery, new()
    {
        var sent = (TQuery?)query?.ToSent(time.GetUtcNow());
        var first = sent?.Page ?? First;
        return new PagedList<T>(first, () => FetchAsync, cancellationToken);

        async Task<Page<T>?> FetchAsync(long position, CancellationToken token)
        {
            try
            {
                return await ReadAsync(endpoint, position == first ? sent : At(sent, position), position, options, token).ConfigureAwait(false);
            }
            catch (NotFoundException e) when (position != first && IsOfTheService(e))
            {
                // Rows vanished since the page before named this one: the list ends here.
                return null;
            }
        }
    }

    public static Task<Page<T>> GetPageAsync<TQuery, T>(
        ListEndpoint<TQuery, T> endpoint, long page, TQuery? query, RequestOptions? options, TimeProvider time, CancellationToken cancellationToken)
        where TQuery : AnalyticsListQuery, new()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, First);
        var sent = (TQuery?)query?.ToSent(time.GetUtcNow());
        return ReadAsync(endpoint, At(sent, page), page, options, cancellationToken);
    }

    private static TQuery At<TQuery>(TQuery? query, long page)
        where TQuery : AnalyticsListQuery, new() =>
        (TQuery)((AnalyticsListQuery)(query ?? new TQuery()) with { Page = page });

    private static async Task<Page<T>> ReadAsync<TQuery, T>(
        ListEndpoint<TQuery, T> endpoint, TQuery? query, long position, RequestOptions? options, CancellationToken cancellationToken)
        where TQuery : AnalyticsListQuery, new()
    {
        var page = await endpoint(query, options, cancellationToken).ConfigureAwait(false);
        return new(page.Results, page.Count, page.IsBareArray ? First : position, NextPage(page.Next));
    }

    /// <summary>Whether the answer is JSON. Markup or nothing is what a proxy says, which knows nothing of the list.</summary>
    private static bool IsOfTheService(NotFoundException exception) => exception.Error.BodyStart is ['{' or '[' or '"', ..];

    /// <exception cref="InvalidResponseException">There is a next page, but its address has no page number.</exception>
    private static long? NextPage(string? next)
    {
        if (string.IsNullOrEmpty(next))
            return null;

        return PageNumber.Find(next) ?? throw new InvalidResponseException(
            "the address of the next page has no page number: the list would be cut off here", System.Net.HttpStatusCode.OK, next);
    }
}
