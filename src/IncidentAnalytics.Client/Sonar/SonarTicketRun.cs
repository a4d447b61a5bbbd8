using IncidentAnalytics.Client.Paging;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>One run over a list of tickets: its window is fixed when it begins, and it remembers the tickets it has given.</summary>
internal sealed class SonarTicketRun(ISonarApi api, SonarTicketParameters parameters, RequestOptions? options)
{
    // A highest id would do for less memory, but only if no row ever appeared below it, and the service sorted as it was asked to.
    private readonly SeenItems<long> _seen = new("offset");

    /// <summary>Begins a run: whatever the range is counted from is read from the clock now, and not again.</summary>
    public static SonarTicketRun Begin(
        ISonarApi api,
        SonarTicketParameters parameters,
        TimeRange? range,
        RequestOptions? options,
        DateTimeOffset now
    ) => new(api, InWindow(parameters, range, now), options);

    /// <summary>The parameters with the range's window.</summary>
    public static SonarTicketParameters InWindow(SonarTicketParameters parameters, TimeRange? range, DateTimeOffset now)
    {
        if (range is null)
            return parameters;

        var (start, end) = range.Resolve(now);
        return parameters with
        {
            From = start is { } first ? SonarDate.Floor(first) : null,
            // Since an instant: the service has its own clock for the end.
            To = range is { IsRelative: false, End: null } ? null : SonarDate.Ceiling(end),
        };
    }

    public async Task<Page<SonarTicket>> FetchAsync(long offset, CancellationToken cancellationToken)
    {
        var response = await api.ListTicketsAsync(parameters with { Offset = offset }, options, cancellationToken).ConfigureAwait(false);
        var received = response.Tickets ?? [];
        var tickets = _seen.SelectNew(
            received,
            static (ticket, seen) => ticket is not null && (ticket.Id is not { } id || seen.TryAdd(id))
        );

        // A short page is not the last one: the service may send fewer than it was asked for, and only its total says where the end is.
        long? total = response.Total is >= 0 and var count ? count : null;
        var next = offset + received.Count;
        var isLast = received.Count == 0 || next >= total;
        return new(tickets, total, offset, isLast ? null : next);
    }
}
