namespace IncidentAnalytics.Client.Paging;

/// <summary>Remembers the items that a run over a list has given, so that rows which move between pages come once.</summary>
/// <param name="position">What the service calls the position of a page, for the message of an error.</param>
internal sealed class GivenItems<TKey>(string position)
    where TKey : notnull
{
    /// <summary>Rows that appear in front of a run push rows into it that it had already, whole pages of them when pages are small.</summary>
    private const int MaxPagesOfNothingNew = 16;

    private readonly HashSet<TKey> _keys = [];
    private int _pagesOfNothingNew;

    /// <summary>Whether an item with this key was not given before. An item without a key is given as often as it comes.</summary>
    public bool TryAdd(TKey key) => _keys.Add(key);

    /// <summary>Takes from a page what was not given before.</summary>
    /// <param name="page">The items as the service sent them.</param>
    /// <param name="isNew">Asks <see cref="TryAdd"/>.</param>
    /// <exception cref="InvalidResponseException">The service sends the same items forever.</exception>
    public T[] TakeNew<T>(IReadOnlyList<T> page, Func<T, GivenItems<TKey>, bool> isNew)
    {
        T[] items = [.. page.Where(item => isNew(item, this))];
        _pagesOfNothingNew = items.Length == 0 && page.Count > 0 ? _pagesOfNothingNew + 1 : 0;
        return _pagesOfNothingNew <= MaxPagesOfNothingNew
            ? items
            : throw new InvalidResponseException($"page after page has only items of earlier pages: the service ignores the {position}");
    }
}
