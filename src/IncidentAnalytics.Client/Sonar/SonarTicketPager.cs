using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>
/// Reads the pages of one enumeration. The time range is resolved once, and tickets that were returned before are skipped.
/// </summary>
internal sealed class SonarTicketPager(ISonarApi api, SonarTicketListQuery query, RequestOptions? options)
{
    // Remembering only the highest id would take less memory, but fails if tickets are added below it or the service ignores the order.
    private readonly SeenItems<long> _seen = new("offset");

    /// <summary>Creates a pager, resolving a relative time range.</summary>
    public static SonarTicketPager Create(
        ISonarApi api,
        SonarTicketListQuery query,
        TimeRange? range,
        RequestOptions? options,
        DateTimeOffset now
    ) => new(api, WithRange(query, range, now), options);

    /// <summary>Returns the query with the time range.</summary>
    public static SonarTicketListQuery WithRange(SonarTicketListQuery query, TimeRange? range, DateTimeOffset now)
    {
        if (range is null)
            return query;

        var (start, end) = range.Resolve(now);
        return query with
        {
            From = start is { } first ? SonarDate.FormatFloor(first) : null,
            // For Since, the service computes the end with its own clock.
            To = range is { IsRelative: false, End: null } ? null : SonarDate.FormatCeiling(end),
        };
    }

    public async Task<Page<SonarTicket>> FetchAsync(long offset, CancellationToken cancellationToken)
    {
        var response = await api.ListTicketsAsync(query with { Offset = offset }, options, cancellationToken).ConfigureAwait(false);
        var received = response.Tickets ?? [];
        var tickets = _seen.SelectNew(
            received,
            static (ticket, seen) => ticket is not null && (ticket.Id is not { } id || seen.TryAdd(id))
        );

        // A short page is not necessarily the last one: only the total shows where the list ends.
        long? total = response.Total is >= 0 and var count ? count : null;
        var next = offset + received.Count;
        var isLast = received.Count == 0 || next >= total;
        return new(tickets, total, offset, isLast ? null : next);
    }
}
