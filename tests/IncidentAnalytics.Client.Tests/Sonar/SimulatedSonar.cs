using IncidentAnalytics.Client.Sonar;

namespace IncidentAnalytics.Client.Tests.Sonar;

/// <summary>
/// A service in memory that pages as the real one does, over rows that may change between pages. It fails the test when it is
/// asked more often than any run could need.
/// </summary>
internal sealed class SimulatedSonar(IEnumerable<long> rows) : ISonarApi
{
    private const int MostRequests = 2_000;

    public List<long> Rows { get; } = [.. rows];

    public int Requests { get; private set; }

    /// <summary>The most rows that it sends, whatever it is asked for.</summary>
    public int Cap { get; init; } = 1000;

    /// <summary>What it says of its total; null says nothing.</summary>
    public Func<long, long>? Total { get; init; } = static count => count;

    /// <summary>What happens to the rows after each page, first to last.</summary>
    public IReadOnlyList<Action<List<long>>> Changes { get; init; } = [];

    public bool HeedsOffset { get; init; } = true;

    public bool HeedsSort { get; init; } = true;

    public Task<SonarTicketListResponse> ListTicketsAsync(
        SonarTicketListQuery? query,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (++Requests > MostRequests)
            throw new InvalidOperationException("The run does not end.");

        IEnumerable<long> sorted =
            !HeedsSort ? Rows
            : query!.SortType == SonarSortDirection.Descending ? Rows.OrderDescending()
            : Rows.Order();
        SonarTicket[] page =
        [
            .. sorted
                .Skip(HeedsOffset ? (int)query!.Offset!.Value : 0)
                .Take(Math.Min(Cap, query!.Limit!.Value))
                .Select(static id => new SonarTicket { Id = id }),
        ];
        var response = new SonarTicketListResponse { Total = Total?.Invoke(Rows.Count), Tickets = page };
        if (Requests <= Changes.Count)
            Changes[Requests - 1](Rows);
        return Task.FromResult(response);
    }
}
