using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>A filter of a list and the same filter in C#.</summary>
internal sealed class FilterCase
{
    private readonly Func<AnalyticsClient, CancellationToken, Task<(List<string> Filtered, List<string> Expected, int All)>> _read;

    private FilterCase(Func<AnalyticsClient, CancellationToken, Task<(List<string> Filtered, List<string> Expected, int All)>> read) =>
        _read = read;

    /// <summary>The selected records, the expected ones, and the number of all records.</summary>
    public Task<(List<string> Filtered, List<string> Expected, int All)> ReadAsync(AnalyticsClient analytics, CancellationToken token) =>
        _read(analytics, token);

    /// <param name="list">The list.</param>
    /// <param name="query">The filter.</param>
    /// <param name="id">The identity of a record.</param>
    /// <param name="keeps">Whether the filter should keep a record.</param>
    /// <param name="of">What the filter is put on; null: the whole list.</param>
    public static FilterCase Of<TQuery, T>(
        Func<AnalyticsClient, TQuery, AsyncPageable<T>> list,
        TQuery query,
        Func<T, string?> id,
        Func<T, bool> keeps,
        TQuery? of = null
    )
        where TQuery : AnalyticsListQuery, new() =>
        new(
            async (analytics, token) =>
            {
                var all = await list(analytics, (of ?? new TQuery()) with { PageSize = 100 }).ToListAsync(token);
                var filtered = await list(analytics, query with { PageSize = 100 }).ToListAsync(token);
                return ([.. filtered.Select(r => id(r)!)], [.. all.Where(keeps).Select(r => id(r)!)], all.Count);
            }
        );
}
