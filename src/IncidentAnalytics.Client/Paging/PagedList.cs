using System.Runtime.CompilerServices;

namespace IncidentAnalytics.Client.Paging;

/// <summary>A list that is read from a service; each page names the position of the next one.</summary>
/// <param name="first">Position of the first page.</param>
/// <param name="startEnumeration">Starts an enumeration. The function that it returns holds the state of that enumeration.</param>
/// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
internal sealed class PagedList<T>(long first, Func<FetchPage<T>> startEnumeration, CancellationToken cancellationToken) : AsyncPageable<T>
{
    internal override CancellationToken ListToken { get; } = cancellationToken;

    public override IAsyncEnumerable<Page<T>> AsPages() => ReadAsync();

    private async IAsyncEnumerable<Page<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var fetch = startEnumeration();
        long? next = first;
        while (next is { } position)
        {
            var page = await FetchAsync(fetch, position, cancellationToken).ConfigureAwait(false);
            if (page is null)
                yield break;

            yield return page;
            page.ThrowIfNextIsNotForward();
            next = page.Next;
        }
    }

    private async Task<Page<T>?> FetchAsync(FetchPage<T> fetch, long position, CancellationToken enumerationToken)
    {
        ListToken.ThrowIfCancellationRequested();
        enumerationToken.ThrowIfCancellationRequested();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ListToken, enumerationToken);
        try
        {
            return await fetch(position, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (linked.IsCancellationRequested)
        {
            // Callers compare the exception's token with their own tokens, not with the linked one.
            throw new OperationCanceledException(e.Message, e, enumerationToken.IsCancellationRequested ? enumerationToken : ListToken);
        }
    }
}

/// <summary>Fetches the page at a position; null if there is none, which ends the enumeration.</summary>
internal delegate Task<Page<T>?> FetchPage<T>(long position, CancellationToken cancellationToken);
