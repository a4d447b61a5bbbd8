namespace IncidentAnalytics.Client.Paging;

/// <summary>Makes paged lists without a service, for mocks.</summary>
public static class AsyncPageable
{
    /// <summary>A list of pages that are there already.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="pages">The pages, in order.</param>
    public static AsyncPageable<T> FromPages<T>(params IReadOnlyList<Page<T>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return new FixedPages<T>([.. pages]);
    }
}
