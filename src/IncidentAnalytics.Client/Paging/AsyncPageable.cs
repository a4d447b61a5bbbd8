using System.Runtime.CompilerServices;

namespace IncidentAnalytics.Client.Paging;

/// <summary>A list that a service returns page by page.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks>
/// Enumerate it for the items, or <see cref="AsPages"/> for the pages. A page is requested when its items are enumerated, or ahead of that
/// with <see cref="WithReadAhead"/>; each enumeration reads the list from its start.
/// </remarks>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
{
    private const int MaxReadAhead = 16;

    /// <summary>Enumerates the pages. A page may be empty; the last one has no <see cref="Page{T}.Next"/>.</summary>
    /// <returns>The pages; <c>WithCancellation</c> sets the cancellation token.</returns>
    /// <example>
    /// <code>
    /// var query = new SonarTicketQuery { PageSize = 500 };
    /// await foreach (var page in client.Sonar.ListTicketsAsync(query).AsPages().WithCancellation(cancellationToken))
    ///     Console.WriteLine($"{page.Items.Count} of {page.TotalCount} tickets, from {page.Position}");
    /// </code>
    /// </example>
    public abstract IAsyncEnumerable<Page<T>> AsPages();

    /// <summary>The token of the list itself, in addition to that of an enumeration.</summary>
    internal virtual CancellationToken ListToken => CancellationToken.None;

    /// <summary>Returns the same list, whose next pages are requested while the caller uses a page.</summary>
    /// <param name="pages">
    /// Maximum number of pages that are held for the caller, in addition to the page in use. 1 to 16. Pages are requested one after another,
    /// because each one names the next.
    /// </param>
    /// <returns>The list; the order of the items, errors and positions of pages are the same.</returns>
    /// <remarks>
    /// A loop that takes as long for a page as the service does finishes in half the time. Pages that are requested in vain, after
    /// <c>break</c>, count towards the limits of the service. When the enumeration is disposed or cancelled, the request in progress is
    /// cancelled.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pages"/> is below 1 or above 16.</exception>
    /// <example>
    /// <code>
    /// await foreach (var ticket in client.Sonar.ListTicketsAsync().WithReadAhead())
    ///     await File.AppendAllTextAsync("tickets.jsonl", $"{ticket}\n");
    /// </code>
    /// </example>
    public AsyncPageable<T> WithReadAhead(int pages = 1)
    {
        Guard.ThrowIfOutOfRange(pages, 1, MaxReadAhead, nameof(pages));
        return new ReadAheadList<T>(this, pages);
    }

    /// <summary>Enumerates the items of all pages.</summary>
    /// <param name="cancellationToken">Cancels the enumeration, within a page as well.</param>
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

    /// <summary>Reads all pages into one list. All items are held in memory.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The items of all pages.</returns>
    /// <exception cref="IncidentAnalyticsException">A page cannot be read; see the derived types.</exception>
    /// <exception cref="OperationCanceledException">The caller cancels.</exception>
    public async Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var items = new List<T>();
        await foreach (var page in AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
            items.AddRange(page.Items);
        return items;
    }
}

/// <summary>Creates paged lists without a service, for tests.</summary>
public static class AsyncPageable
{
    /// <summary>Creates a list from pages.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="pages">The pages, in order.</param>
    public static AsyncPageable<T> FromPages<T>(params IReadOnlyList<Page<T>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return new FixedPages<T>([.. pages]);
    }

    private sealed class FixedPages<T>(IReadOnlyList<Page<T>> pages) : AsyncPageable<T>
    {
        public override IAsyncEnumerable<Page<T>> AsPages() => ReadAsync();

        private async IAsyncEnumerable<Page<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var page in pages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return page;
            }

            // Stryker disable once Statement: the compiler wants an asynchronous iterator to await something.
            await Task.CompletedTask.ConfigureAwait(false);
        }
    }
}
