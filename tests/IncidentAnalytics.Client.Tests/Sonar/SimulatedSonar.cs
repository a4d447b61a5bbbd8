using IncidentAnalytics.Client.Sonar;

namespace IncidentAnalytics.Client.Tests.Sonar;

/// <summary>
/// In-memory service that pages like the real one, over rows that may change between pages. It fails the test if it receives more
/// requests than any enumeration needs.
/// </summary>
internal sealed class SimulatedSonar(IEnumerable<long> rows) : ISonarApi
{
    private const int MaxRequests = 2_000;

    public List<long> Rows { get; } = [.. rows];

    public int Requests { get; private set; }

    /// <summary>Maximum number of rows per page, whatever the limit in the query.</summary>
    public int Cap { get; init; } = 1000;

    /// <summary>Computes the total from the number of rows; null sends no total.</summary>
    public Func<long, long>? Total { get; init; } = static count => count;

    /// <summary>Changes of the rows after each page, in order.</summary>
    public IReadOnlyList<Action<List<long>>> Changes { get; init; } = [];

    public bool UsesOffset { get; init; } = true;

    public bool UsesSort { get; init; } = true;

    public Task<SonarTicketListResponse> ListTicketsAsync(
        SonarTicketListQuery? query,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (++Requests > MaxRequests)
            throw new InvalidOperationException("The enumeration does not end.");

        IEnumerable<long> sorted =
            !UsesSort ? Rows
            : query!.SortType == SonarSortDirection.Descending ? Rows.OrderDescending()
            : Rows.Order();
        SonarTicket[] page =
        [
            .. sorted
                .Skip(UsesOffset ? (int)query!.Offset!.Value : 0)
                .Take(Math.Min(Cap, query!.Limit!.Value))
                .Select(static id => new SonarTicket { Id = id }),
        ];
        var response = new SonarTicketListResponse { Total = Total?.Invoke(Rows.Count), Tickets = page };
        if (Requests <= Changes.Count)
            Changes[Requests - 1](Rows);
        return Task.FromResult(response);
    }
}
