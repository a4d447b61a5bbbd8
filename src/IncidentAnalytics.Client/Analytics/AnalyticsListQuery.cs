using System.Text.Json.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>Page, order and search text of a list of the analytics service.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public abstract record AnalyticsListQuery
{
    /// <summary>UTC, in microseconds: the precision of the service.</summary>
    private protected const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFZ";

    private const int MaxPageSize = 100;

    private protected AnalyticsListQuery() { }

    /// <summary>Number of the first page to read, from 1 (<c>page</c>); null for the first page.</summary>
    [AliasAs("page")]
    public long? Page { get; init; }

    /// <summary>Maximum number of items on a page, 1 to 100 (<c>page_size</c>); null for 20. The service may return fewer.</summary>
    [AliasAs("page_size")]
    public int? PageSize { get; init; }

    /// <summary>Sort order, most significant first (<c>ordering</c>); null or empty for the server's default.</summary>
    [AliasAs("ordering"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<AnalyticsOrder>? Ordering
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Text to search for (<c>search</c>). The service defines which members are searched.</summary>
    [AliasAs("search")]
    public string? Search { get; init; }

    /// <summary>A validated copy to send, with relative ranges resolved.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal virtual AnalyticsListQuery ToWireQuery(DateTimeOffset now)
    {
        ThrowIfInvalid();
        ThrowIfPageOutOfRange();
        if (Ordering is null)
            return this;

        AnalyticsOrder[] ordering = [.. Ordering];
        if (Array.IndexOf(ordering, default) is >= 0 and var index)
            throw new ArgumentException("A default order names no field.", ParameterPath.Element("query.Ordering", index));
        return this with { Ordering = ordering };
    }

    /// <summary>Validates the filters of a derived query.</summary>
    private protected virtual void ThrowIfInvalid() { }

    private void ThrowIfPageOutOfRange()
    {
        Guard.ThrowIfLessThan(Page, 1, "query.Page");
        Guard.ThrowIfOutOfRange(PageSize, 1, MaxPageSize, "query.PageSize");
    }
}

/// <summary>Query of a list that can be limited to a window of time.</summary>
public abstract record AnalyticsWindowQuery : AnalyticsListQuery
{
    private protected AnalyticsWindowQuery() { }

    /// <summary>
    /// Window, instead of <see cref="StartDate"/> and <see cref="EndDate"/>. A relative range ends at the time of the call that creates
    /// the list, for all of its pages. Used by the clients only; the Refit interface ignores it.
    /// </summary>
    [JsonIgnore]
    public TimeRange? Range { get; init; }

    /// <summary>Start of the window (<c>start_date</c>).</summary>
    [AliasAs("start_date"), Query(Format = InstantFormat)]
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>End of the window (<c>end_date</c>).</summary>
    [AliasAs("end_date"), Query(Format = InstantFormat)]
    public DateTimeOffset? EndDate { get; init; }

    internal sealed override AnalyticsListQuery ToWireQuery(DateTimeOffset now)
    {
        ThrowIfWindowInvalid();
        var wireQuery = (AnalyticsWindowQuery)base.ToWireQuery(now);
        if (Range is null)
            return wireQuery;

        // No end is sent for an open range: if the service's clock is ahead, one would hide its newest items.
        var (start, end) = Range.IsRelative ? Range.Resolve(now) : (Range.Start, Range.End);
        return wireQuery with { Range = null, StartDate = start, EndDate = end };
    }

    private void ThrowIfWindowInvalid()
    {
        if (EndDate < StartDate)
            throw new ArgumentOutOfRangeException("query.EndDate", EndDate, "Must not be before StartDate.");
        if (Range is not null && (StartDate is not null || EndDate is not null))
            throw new ArgumentException("Must not be combined with StartDate or EndDate.", "query.Range");
    }
}

/// <summary>A field to sort a list by, and the direction: <c>created_at</c> or <c>-created_at</c> on the wire.</summary>
public readonly record struct AnalyticsOrder : IOpenValue<AnalyticsOrder>
{
    private readonly string? _text;

    /// <summary>Initializes an order from its text on the wire.</summary>
    /// <param name="text">Name of the field, with a leading minus for descending order.</param>
    /// <exception cref="ArgumentException">The name is empty, or has a comma, white space or a second minus in front.</exception>
    public AnalyticsOrder(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ThrowIfInvalidField(text is ['-', ..] ? text[1..] : text, nameof(text));
        _text = text;
    }

    /// <summary>Name of the field on the wire; empty for <c>default</c>.</summary>
    public string Field => IsDescending ? _text![1..] : _text ?? "";

    /// <summary>Whether the largest value comes first.</summary>
    public bool IsDescending => _text is ['-', ..];

    /// <summary>Sorts by a field, smallest value first.</summary>
    /// <param name="field">Name of the field on the wire, such as <c>created_at</c>. The service defines which fields it sorts by.</param>
    /// <exception cref="ArgumentException">The name is empty, or has a comma, white space or a leading minus.</exception>
    public static AnalyticsOrder Ascending(string field)
    {
        ThrowIfInvalidField(field, nameof(field));
        return new(field);
    }

    /// <summary>Sorts by a field, largest value first.</summary>
    /// <param name="field">Name of the field on the wire, such as <c>created_at</c>. The service defines which fields it sorts by.</param>
    /// <exception cref="ArgumentException">The name is empty, or has a comma, white space or a leading minus.</exception>
    public static AnalyticsOrder Descending(string field)
    {
        ThrowIfInvalidField(field, nameof(field));
        return new("-" + field);
    }

    /// <summary>Converts a text on the wire to an order.</summary>
    /// <param name="text">Name of the field, with a leading minus for descending order.</param>
    /// <exception cref="ArgumentException">The name is empty, or has a comma, white space or a second minus in front.</exception>
    public static implicit operator AnalyticsOrder(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";

    private static void ThrowIfInvalidField(string field, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field, parameterName);
        if (field[0] == '-' || field.Any(static c => c == ',' || char.IsWhiteSpace(c)))
            throw new ArgumentException("The name of a field must not contain a comma, white space or a leading minus.", parameterName);
    }
}
