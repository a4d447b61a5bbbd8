using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>Reads the pages of one enumeration, and skips tickets that were returned before.</summary>
internal sealed class SonarTicketPager(ISonarApi api, SonarTicketListQuery query, RequestOptions? options)
{
    // Remembering only the highest id would take less memory, but fails if tickets are added below it or the service ignores the order.
    private readonly SeenItems<long> _seen = new("offset");

    public async Task<Page<SonarTicket>> FetchAsync(long offset, CancellationToken cancellationToken)
    {
        var response = await api.ListTicketsAsync(query with { Offset = offset }, options, cancellationToken).ConfigureAwait(false);
        var received = response.Tickets ?? [];
        var tickets = _seen.SelectNew(
            received,
            static (ticket, seen) => ticket is not null && (ticket.Id is not { } id || seen.TryAdd(id))
        );

        // A short page is not necessarily the last one: only the total shows where the list ends.
        var total = response.Total >= 0 ? response.Total : null;
        var next = offset + received.Count;
        var isLast = received.Count == 0 || next >= total;
        return new(tickets, total, offset, isLast ? null : next);
    }
}
