using IncidentAnalytics.Client.Paging;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>One run over a list of tickets: its window is fixed when it begins, and it remembers the tickets it has given.</summary>
internal sealed class SonarTicketRun(ISonarApi api, SonarTicketParameters parameters, RequestOptions? options)
{
    /// <summary>
    /// Rows that appear in front of the run push rows into it that it had already, whole pages of them when pages are small. More
    /// of these than could be rows: the service ignores the offset, and would repeat itself forever.
    /// </summary>
    private const int MaxPagesOfNothingNew = 16;

    // A highest id would do for less memory, but only if no row ever appeared below it, and the service sorted as it was asked to.
    private readonly HashSet<long> _given = [];
    private int _pagesOfNothingNew;

    /// <summary>Begins a run: whatever the range is counted from is read from the clock now, and not again.</summary>
    public static SonarTicketRun Begin(
        ISonarApi api, SonarTicketParameters parameters, TimeRange? range, RequestOptions? options, DateTimeOffset now) =>
        new(api, InWindow(parameters, range, now), options);

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
        SonarTicket[] tickets = [.. received.Where(IsNew)];
        _pagesOfNothingNew = tickets.Length == 0 && received.Count > 0 ? _pagesOfNothingNew + 1 : 0;

        // A short page is not the last one: the service may send fewer than it was asked for, and only its total says where the end is.
        long? total = response.Total is >= 0 and var count ? count : null;
        var next = offset + received.Count;
        if (_pagesOfNothingNew > MaxPagesOfNothingNew)
            throw new InvalidResponseException("page after page has nothing but tickets of earlier pages: the service ignores the offset");

        var isLast = received.Count == 0 || next >= total;
        return new(tickets, total, offset, isLast ? null : next);
    }

    // A ticket without an id is given as often as it comes: nothing says that it is the same one.
    private bool IsNew(SonarTicket? ticket) => ticket is not null && (ticket.Id is not { } id || _given.Add(id));
}
