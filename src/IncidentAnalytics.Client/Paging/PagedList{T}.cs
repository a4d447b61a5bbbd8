using System.Runtime.CompilerServices;

namespace IncidentAnalytics.Client.Paging;

/// <summary>A list that is read from a service: page after page, as each one says where the next one stands.</summary>
/// <param name="first">The position of the first page.</param>
/// <param name="begin">Begins a run: what a run remembers from page to page belongs to the function that this returns.</param>
/// <param name="cancellationToken">Cancels every run, beside the token of each enumeration.</param>
internal sealed class PagedList<T>(long first, Func<FetchPage<T>> begin, CancellationToken cancellationToken) : AsyncPageable<T>
{
    private readonly CancellationToken _ofList = cancellationToken;

    public override IAsyncEnumerable<Page<T>> AsPages() => ReadAsync();

    private async IAsyncEnumerable<Page<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var fetch = begin();
        long? position = first;
        while (position is { } here)
        {
            if (await FetchAsync(fetch, here, cancellationToken).ConfigureAwait(false) is not { } page)
                yield break;

            yield return page;
            page.ThrowIfNextIsNotForward();
            position = page.Next;
        }
    }

    private async Task<Page<T>?> FetchAsync(FetchPage<T> fetch, long position, CancellationToken ofRun)
    {
        _ofList.ThrowIfCancellationRequested();
        ofRun.ThrowIfCancellationRequested();
        if (!_ofList.CanBeCanceled || !ofRun.CanBeCanceled || _ofList == ofRun)
            return await fetch(position, _ofList.CanBeCanceled ? _ofList : ofRun).ConfigureAwait(false);

        using var either = CancellationTokenSource.CreateLinkedTokenSource(_ofList, ofRun);
        try
        {
            return await fetch(position, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (either.IsCancellationRequested)
        {
            // The caller knows its own tokens, not the one that joins them.
            throw new OperationCanceledException(e.Message, e, ofRun.IsCancellationRequested ? ofRun : _ofList);
        }
    }
}
