using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// What every list of the analytics service can be asked for: which page, how large, in which order, found by which words.
/// </summary>
/// <remarks>Equality compares lists by reference.</remarks>
public abstract record AnalyticsListQuery
{
    /// <summary>Instants as they are sent: UTC, to the microsecond, which is as fine as the service's own are.</summary>
    private protected const string SentInstant = "yyyy-MM-ddTHH:mm:ss.FFFFFFZ";

    private const int LargestPage = 100;

    private protected AnalyticsListQuery() { }

    /// <summary>The page to begin with, counted from 1 (<c>page</c>). Null: the first one.</summary>
    [AliasAs("page")]
    public long? Page { get; init; }

    /// <summary>How many items a page has, 1 to 100 (<c>page_size</c>). Null: 20. The service may give fewer.</summary>
    [AliasAs("page_size")]
    public int? PageSize { get; init; }

    /// <summary>By what to order, the first being the most important (<c>ordering</c>). Null or empty: as the service likes.</summary>
    [AliasAs("ordering"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<AnalyticsOrder>? Ordering
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Words to look for (<c>search</c>); in which members is the service's to say.</summary>
    [AliasAs("search")]
    public string? Search { get; init; }

    /// <summary>A checked copy of this query, with the instants of one call.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal virtual AnalyticsListQuery ToSent(DateTimeOffset now)
    {
        ThrowIfInvalid();
        RequestRules.ThrowIf(Page < 1, Page, "query.Page", "Pages are counted from 1.");
        RequestRules.ThrowIf(PageSize is < 1 or > LargestPage, PageSize, "query.PageSize", "A page has 1 to 100 items.");
        if (Ordering is null)
            return this;

        AnalyticsOrder[] ordering = [.. Ordering];
        if (Array.IndexOf(ordering, default) is >= 0 and var index)
            throw new ArgumentException("A default order names no member.", ParameterPath.Element("query.Ordering", index));
        return this with { Ordering = ordering };
    }

    /// <summary>Checks the members of a query of one list.</summary>
    private protected virtual void ThrowIfInvalid() { }
}
