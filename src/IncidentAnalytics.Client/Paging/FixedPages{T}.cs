using System.Runtime.CompilerServices;

namespace IncidentAnalytics.Client.Paging;

/// <summary>Pages that are there already.</summary>
internal sealed class FixedPages<T>(IReadOnlyList<Page<T>> pages) : AsyncPageable<T>
{
    public override IAsyncEnumerable<Page<T>> AsPages() => ReadAsync();

    private async IAsyncEnumerable<Page<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
