namespace IncidentAnalytics.Client.Paging;

/// <summary>One page of a list, as the service gave it.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class Page<T>
{
    /// <summary>Stands for a next page of which the service does not say where it is: no page has this position.</summary>
    internal const long UnknownNext = -1;

    /// <summary>A page. Public so that tests can make one.</summary>
    /// <param name="items">What is on the page.</param>
    /// <param name="totalCount">How many items the whole list has; null when it is not known.</param>
    /// <param name="position">Where the page stands.</param>
    /// <param name="next">Where the next page stands; null after the last one.</param>
    public Page(IReadOnlyList<T> items, long? totalCount = null, long position = 0, long? next = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        Items = items;
        TotalCount = totalCount;
        Position = position;
        Next = next;
    }

    /// <summary>What is on the page; may be empty.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>How many items the whole list had when this page was read, all pages together; null when the service did not say.</summary>
    public long? TotalCount { get; }

    /// <summary>Where the page stands, as its service counts: the offset of its first item (Sonar) or the number of the page (analytics).</summary>
    public long Position { get; }

    /// <summary>Where the next page stands, counted as <see cref="Position"/>: there a later run can go on. Null after the last page.</summary>
    public long? Next { get; }

    /// <summary>A list whose next page is not further on would be cut off silently, or be read forever.</summary>
    /// <exception cref="InvalidResponseException">The next page is not further on.</exception>
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
