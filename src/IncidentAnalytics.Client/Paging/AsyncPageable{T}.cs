namespace IncidentAnalytics.Client.Paging;

/// <summary>
/// A list that the service gives page by page: enumerate it for the items, or <see cref="AsPages"/>. Nothing is requested before
/// it is enumerated, a page only when its items are asked for, and each enumeration reads the list anew.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
{
    /// <summary>The pages. A page may be empty; the last one has no <see cref="Page{T}.Next"/>.</summary>
    /// <returns>The pages, read as they are enumerated; <c>WithCancellation</c> cancels.</returns>
    public abstract IAsyncEnumerable<Page<T>> AsPages();

    /// <summary>The items of all pages, read as they are enumerated.</summary>
    /// <param name="cancellationToken">Cancels between pages, within one, and between the items of one.</param>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    /// <summary>Reads all pages into one list. Mind how long the list may be.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The items of all pages.</returns>
    /// <exception cref="IncidentAnalyticsException">A page could not be read; the derived types say why.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var items = new List<T>();
        await foreach (var page in AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
            items.AddRange(page.Items);
        return items;
    }
}
