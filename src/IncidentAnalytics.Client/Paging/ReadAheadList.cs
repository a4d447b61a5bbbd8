using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace IncidentAnalytics.Client.Paging;

/// <summary>A list whose next pages are read while the caller uses a page.</summary>
/// <param name="list">The list.</param>
/// <param name="pages">Maximum number of pages that are read ahead.</param>
internal sealed class ReadAheadList<T>(AsyncPageable<T> list, int pages) : AsyncPageable<T>
{
    public override IAsyncEnumerable<Page<T>> AsPages() => ReadAsync();

    internal override CancellationToken ListToken => list.ListToken;

    private async IAsyncEnumerable<Page<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(ListToken, cancellationToken);
        var ahead = Channel.CreateBounded<Page<T>>(new BoundedChannelOptions(pages) { SingleReader = true, SingleWriter = true });
        var filling = FillAsync(ahead.Writer, reading.Token);
        try
        {
            while (await WaitForPageAsync(ahead.Reader, reading.Token, cancellationToken).ConfigureAwait(false))
            {
                if (ahead.Reader.TryRead(out var page))
                    yield return page;
            }
        }
        finally
        {
            // No request outlives the enumeration.
            await reading.CancelAsync().ConfigureAwait(false);
            await filling.ConfigureAwait(false);
        }
    }

    /// <summary>Reads pages as long as there is room. A failure is kept for the caller, who gets it after the pages before it.</summary>
    private async Task FillAsync(ChannelWriter<Page<T>> ahead, CancellationToken cancellationToken)
    {
        try
        {
            var source = list.AsPages().GetAsyncEnumerator(cancellationToken);
            await using var ownedSource = source.ConfigureAwait(false);
            // Waits for room before the request, not after it: otherwise one more page would be held.
            while (
                await ahead.WaitToWriteAsync(cancellationToken).ConfigureAwait(false) && await source.MoveNextAsync().ConfigureAwait(false)
            )
            {
                ahead.TryWrite(source.Current);
            }

            ahead.Complete();
        }
        catch (Exception e)
        {
            ahead.Complete(e);
        }
    }

    private async ValueTask<bool> WaitForPageAsync(
        ChannelReader<Page<T>> ahead,
        CancellationToken readingToken,
        CancellationToken enumerationToken
    )
    {
        try
        {
            return await ahead.WaitToReadAsync(readingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Callers compare the exception's token with their own tokens, not with the linked one.
            enumerationToken.ThrowIfCancellationRequested();
            ListToken.ThrowIfCancellationRequested();
            throw;
        }
    }
}
