using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>Which tickets to list, and how. Conditions hold together; those that are not set let every ticket through.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record SonarTicketQuery
{
    /// <summary>The most tickets that one page may have.</summary>
    public const int MaxPageSize = 1000;

    /// <summary>
    /// How many tickets to skip (<c>offset</c>): where a list starts, or, set to a page's <c>Next</c>, goes on. Not negative.
    /// </summary>
    public long Offset { get; init; }

    /// <summary>The most tickets that a page may have (<c>limit</c>), 1 to <see cref="MaxPageSize"/>, the default. The service may send fewer.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <summary>
    /// The window (<c>from</c>, <c>to</c>), both ends inclusive; null for all time. The service knows whole seconds only, so a
    /// start is moved back and an end forward to the next one: nothing is lost, and up to a second more may come. A range
    /// counted back from now is resolved by this machine's clock, once for all pages; <see cref="TimeRange.Since"/> sends no end.
    /// </summary>
    public TimeRange? Range { get; init; }

    /// <summary>The statuses to list (<c>statuses</c>). Empty: all.</summary>
    public IReadOnlyList<SonarTicketStatus> Statuses { get; init; } = [];

    /// <summary>What to search for (<c>keywords</c>); null for everything, not blank.</summary>
    public string? Keywords { get; init; }

    /// <summary>The priorities to list (<c>priorities</c>), sent as their <see cref="SonarTicketPriority.Number"/>. Empty: all.</summary>
    public IReadOnlyList<SonarTicketPriority> Priorities { get; init; } = [];

    /// <summary>The users whose work to list (<c>assignees</c>). Empty: everybody's.</summary>
    public IReadOnlyList<Guid> Assignees { get; init; } = [];

    /// <summary>The users whose approvals to list (<c>approvers</c>). Empty: everybody's.</summary>
    public IReadOnlyList<Guid> Approvers { get; init; } = [];

    /// <summary>What to sort by (<c>sort_column</c>); default: the id, which never changes and so keeps pages apart best.</summary>
    public SonarSortColumn SortColumn { get; init; } = SonarSortColumn.Id;

    /// <summary>Which way to sort (<c>sort_type</c>); default: ascending.</summary>
    public SonarSortDirection SortDirection { get; init; } = SonarSortDirection.Ascending;

    /// <summary>The query in words for logs and debuggers, without the keywords: they may be anybody's.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Range?.ToString() ?? ".."}, statuses [{Joined(Statuses)}], priorities [{Joined(Priorities)}], {Assignees?.Count ?? 0} assignees, {Approvers?.Count ?? 0} approvers, by {SortColumn} {SortDirection}, {PageSize} a page from {Offset}"
        );

    /// <summary>A copy of this query as it goes over the wire, but for the window, which is resolved when a run begins.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal SonarTicketParameters ToParameters()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Offset, "query.Offset");
        if (PageSize is < 1 or > MaxPageSize)
            throw new ArgumentOutOfRangeException("query.PageSize", PageSize, $"A page has 1 to {MaxPageSize} tickets.");
        Guard.ThrowIfWhiteSpace(Keywords, "query.Keywords");

        var parameters = new SonarTicketParameters
        {
            Offset = Offset,
            Limit = PageSize,
            Statuses = Copy(Statuses, "query.Statuses"),
            Keywords = Keywords,
            Priorities = Numbers(Priorities, "query.Priorities"),
            Assignees = Assignees is null or [] ? null : [.. Assignees],
            Approvers = Approvers is null or [] ? null : [.. Approvers],
            SortType = Known(SortDirection, "query.SortDirection"),
            SortColumn = Known(SortColumn, "query.SortColumn"),
        };
        SonarQueryLength.ThrowIfTooLong(parameters);
        return parameters;
    }

    private static SonarTicketStatus[]? Copy(IReadOnlyList<SonarTicketStatus>? list, string path) =>
        list is null or [] ? null : [.. list.Select((status, i) => Known(status, ParameterPath.Element(path, i)))];

    private static int[]? Numbers(IReadOnlyList<SonarTicketPriority>? list, string path) =>
        list is null or []
            ? null
            : [.. list.Select((priority, i) => Number(Known(priority, ParameterPath.Element(path, i)), ParameterPath.Element(path, i)))];

    private static int Number(SonarTicketPriority priority, string path) =>
        priority.Number
        ?? throw new ArgumentException($"The service asks for priorities as numbers, and none is known for '{priority.ToString()}'.", path);

    private static T Known<T>(T value, string path)
        where T : struct, IOpenValue<T>
    {
        Guard.ThrowIfEmpty(value, path);
        return value;
    }

    private static string Joined<T>(IEnumerable<T>? values) => string.Join(", ", values ?? []);
}
