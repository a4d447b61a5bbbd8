namespace IncidentAnalytics.Client.Paging;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class Page<T>
{
    /// <summary>Stands for a next page whose position the service does not name.</summary>
    internal const long UnknownNext = -1;

    /// <summary>Initializes a page; public for tests.</summary>
    /// <param name="items">Items on the page.</param>
    /// <param name="totalCount">Number of items in the whole list; null if unknown.</param>
    /// <param name="position">Position of the page.</param>
    /// <param name="next">Position of the next page; null on the last page.</param>
    public Page(IReadOnlyList<T> items, long? totalCount = null, long position = 0, long? next = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        Items = items;
        TotalCount = totalCount;
        Position = position;
        Next = next;
    }

    /// <summary>Items on the page; may be empty.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Number of items in the whole list when the page was read; null if the service did not send it.</summary>
    public long? TotalCount { get; }

    /// <summary>Position of the page: the offset of its first item (Sonar) or its page number (analytics).</summary>
    public long Position { get; }

    /// <summary>
    /// Position of the next page, where a later enumeration can continue; null on the last page. -1 when the service has a next page but
    /// does not say where: the enumeration then ends with an <see cref="InvalidResponseException"/>.
    /// </summary>
    public long? Next { get; }

    /// <summary>Prevents a list from being truncated silently, or read forever.</summary>
    /// <exception cref="InvalidResponseException">The next page is not after this one.</exception>
    internal void ThrowIfNextIsNotForward()
    {
        if (Next <= Position)
        {
            throw new InvalidResponseException(
                Next == UnknownNext
                    ? "the address of the next page has no page number: the list would be cut off here"
                    : FormattableString.Invariant($"the next page after page {Position} is page {Next}: the list would be cut off here")
            );
        }
    }

    /// <summary>Position and size, for logs and debuggers.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Items.Count} at {Position}{(TotalCount is { } total ? FormattableString.Invariant($" of {total}") : "")}"
        );
}
