namespace IncidentAnalytics.Client.Sonar;

/// <summary>Filters, order and paging of a list of tickets. A ticket must match all filters that are set.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
/// <example>
/// <code>
/// var query = new SonarTicketQuery
/// {
///     Statuses = [SonarTicketStatus.New, SonarTicketStatus.Assigned],
///     Priorities = [SonarTicketPriority.High],
///     Range = TimeRange.Last(TimeSpan.FromDays(30)),
///     SortColumn = SonarSortColumn.UpdatedAt,
///     SortDirection = SonarSortDirection.Descending,
/// };
/// </code>
/// </example>
public sealed record SonarTicketQuery
{
    /// <summary>Maximum page size.</summary>
    public const int MaxPageSize = 1000;

    /// <summary>Number of tickets to skip (<c>offset</c>). Set it to the <c>Next</c> of a page to continue a list.</summary>
    public long Offset { get; init; }

    /// <summary>
    /// Maximum number of tickets per page (<c>limit</c>), from 1 to <see cref="MaxPageSize"/>, the default. The service may send fewer.
    /// </summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <summary>
    /// Time range, with inclusive ends (<c>from</c>, <c>to</c>); null for all time. Sent in whole seconds: the start is rounded down and
    /// the end up. A relative range is resolved with the local clock, once for all pages; <see cref="TimeRange.Since"/> sends no end.
    /// </summary>
    public TimeRange? Range { get; init; }

    /// <summary>Statuses to include (<c>statuses</c>); empty for all.</summary>
    public IReadOnlyList<SonarTicketStatus> Statuses { get; init; } = [];

    /// <summary>Keywords to search for (<c>keywords</c>); null for all tickets.</summary>
    public string? Keywords { get; init; }

    /// <summary>Priorities to include, sent as their <see cref="SonarTicketPriority.Number"/> (<c>priorities</c>); empty for all.</summary>
    public IReadOnlyList<SonarTicketPriority> Priorities { get; init; } = [];

    /// <summary>Assignees to include (<c>assignees</c>); empty for all.</summary>
    public IReadOnlyList<Guid> Assignees { get; init; } = [];

    /// <summary>Approvers to include (<c>approvers</c>); empty for all.</summary>
    public IReadOnlyList<Guid> Approvers { get; init; } = [];

    /// <summary>
    /// Column to sort by (<c>sort_column</c>). The default is the id, which never changes and therefore gives stable pages.
    /// </summary>
    public SonarSortColumn SortColumn { get; init; } = SonarSortColumn.Id;

    /// <summary>Direction to sort in (<c>sort_type</c>). The default is ascending.</summary>
    public SonarSortDirection SortDirection { get; init; } = SonarSortDirection.Ascending;

    /// <summary>Description for logs and debuggers, without the keywords, which may be personal data.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Range?.ToString() ?? ".."}, statuses [{Join(Statuses)}], priorities [{Join(Priorities)}], {Assignees?.Count ?? 0} assignees, {Approvers?.Count ?? 0} approvers, by {SortColumn} {SortDirection}, {PageSize} a page from {Offset}"
        );

    /// <summary>
    /// Validates the query and copies it to the wire query, without the time range, which is resolved when the enumeration starts.
    /// </summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal SonarTicketListQuery ToWireQuery()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Offset, "query.Offset");
        Guard.ThrowIfOutOfRange<int>(PageSize, 1, MaxPageSize, "query.PageSize");
        Guard.ThrowIfWhiteSpace(Keywords, "query.Keywords");

        var wireQuery = new SonarTicketListQuery
        {
            Offset = Offset,
            Limit = PageSize,
            Statuses = CloneValidated(Statuses, "query.Statuses"),
            Keywords = Keywords,
            Priorities = ToNumbers(Priorities, "query.Priorities"),
            Assignees = Assignees is null or [] ? null : [.. Assignees],
            Approvers = Approvers is null or [] ? null : [.. Approvers],
            SortType = GetValidated(SortDirection, "query.SortDirection"),
            SortColumn = GetValidated(SortColumn, "query.SortColumn"),
        };
        SonarQueryLength.ThrowIfTooLong(wireQuery);
        return wireQuery;
    }

    private static SonarTicketStatus[]? CloneValidated(IReadOnlyList<SonarTicketStatus>? list, string path) =>
        list is null or [] ? null : [.. list.Select((status, i) => GetValidated(status, ParameterPath.Element(path, i)))];

    private static int[]? ToNumbers(IReadOnlyList<SonarTicketPriority>? list, string path) =>
        list is null or []
            ? null
            :
            [
                .. list.Select(
                    (priority, i) => ToNumber(GetValidated(priority, ParameterPath.Element(path, i)), ParameterPath.Element(path, i))
                ),
            ];

    private static int ToNumber(SonarTicketPriority priority, string path) =>
        priority.Number
        ?? throw new ArgumentException($"Priorities are sent as numbers, and '{priority.ToString()}' has no known number.", path);

    private static T GetValidated<T>(T value, string path)
        where T : struct, IOpenValue<T>
    {
        Guard.ThrowIfEmpty(value, path);
        return value;
    }

    private static string Join<T>(IEnumerable<T>? values) => string.Join(", ", values ?? []);
}
