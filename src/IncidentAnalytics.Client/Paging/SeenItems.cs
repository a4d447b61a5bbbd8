namespace IncidentAnalytics.Client.Paging;

/// <summary>Keys of the items that an enumeration has returned, so that items which move between pages are returned once.</summary>
/// <param name="positionName">The service's name for the position of a page, for error messages.</param>
internal sealed class SeenItems<TKey>(string positionName)
    where TKey : notnull
{
    /// <summary>Items added during an enumeration shift earlier ones to later pages: with small pages, whole pages of them.</summary>
    private const int MaxPagesWithoutNewItems = 16;

    private readonly HashSet<TKey> _keys = [];
    private int _pagesWithoutNewItems;

    /// <summary>Adds a key; false if it was added before.</summary>
    public bool TryAdd(TKey key) => _keys.Add(key);

    /// <summary>Selects the items of a page that were not returned before.</summary>
    /// <param name="page">Items as the service sent them.</param>
    /// <param name="isNew">Whether an item is new, by <see cref="TryAdd"/>. Items without a key always are.</param>
    /// <exception cref="InvalidResponseException">The service repeats the same items without end.</exception>
    public T[] SelectNew<T>(IReadOnlyList<T> page, Func<T, SeenItems<TKey>, bool> isNew)
    {
        T[] items = [.. page.Where(item => isNew(item, this))];
        _pagesWithoutNewItems = items.Length == 0 && page.Count > 0 ? _pagesWithoutNewItems + 1 : 0;
        return _pagesWithoutNewItems <= MaxPagesWithoutNewItems
            ? items
            : throw new InvalidResponseException(
                $"page after page has only items of earlier pages: the service ignores the {positionName}"
            );
    }
}
