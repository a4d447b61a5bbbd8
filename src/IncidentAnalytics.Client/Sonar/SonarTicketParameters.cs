using Refit;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>
/// The parameters of <c>GET /api/sonar/tickets</c>, as they are on the wire. Null members and empty lists are not sent.
/// </summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record SonarTicketParameters
{
    /// <summary>How many tickets to skip (<c>offset</c>); the service's default: 0.</summary>
    [AliasAs("offset")]
    public long? Offset { get; init; }

    /// <summary>The most tickets to send, 0 to 1000 (<c>limit</c>); the service's default: 1000.</summary>
    [AliasAs("limit")]
    public int? Limit { get; init; }

    /// <summary>Start of the window, inclusive, as <c>yyyy-MM-dd HH:mm:ss+0000</c> (<c>from</c>).</summary>
    [AliasAs("from")]
    public string? From { get; init; }

    /// <summary>End of the window, inclusive, as <c>yyyy-MM-dd HH:mm:ss+0000</c> (<c>to</c>).</summary>
    [AliasAs("to")]
    public string? To { get; init; }

    /// <summary>The statuses to list (<c>statuses</c>).</summary>
    [AliasAs("statuses"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<SonarTicketStatus>? Statuses
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>What to search for (<c>keywords</c>).</summary>
    [AliasAs("keywords")]
    public string? Keywords { get; init; }

    /// <summary>The priorities to list: 3 is high, 2 medium, 1 low (<c>priorities</c>).</summary>
    [AliasAs("priorities"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<int>? Priorities
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Whose work to list (<c>assignees</c>).</summary>
    [AliasAs("assignees"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<Guid>? Assignees
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Whose approvals to list (<c>approvers</c>).</summary>
    [AliasAs("approvers"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<Guid>? Approvers
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    /// <summary>Which way to sort (<c>sort_type</c>).</summary>
    [AliasAs("sort_type")]
    public SonarSortDirection? SortType { get; init; }

    /// <summary>What to sort by (<c>sort_column</c>).</summary>
    [AliasAs("sort_column")]
    public SonarSortColumn? SortColumn { get; init; }
}
