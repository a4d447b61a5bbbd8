using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Tickets.Aggregations;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>Which tickets to aggregate, and how.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record TicketAggregationRequest
{
    /// <summary>The application whose tickets are read, such as <c>atr</c> (<c>application</c>).</summary>
    public required string Application { get; init; }

    /// <summary>The application types to count, such as <c>ec2</c> (<c>app_type</c>). Empty: not sent.</summary>
    public IReadOnlyList<string> AppTypes { get; init; } = [];

    /// <summary>The domains to count (<c>domain</c>). Empty: not sent.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>
    /// The window (<c>start_time</c>, <c>end_time</c>): start inclusive, end exclusive, and with a start. The service
    /// knows whole seconds only, so a start is moved back and an end forward to the next one; nothing is lost.
    /// </summary>
    public required TimeRange Range { get; init; }

    /// <summary>Whether tickets of the EU are counted too (<c>includes_eu</c>); sent either way.</summary>
    public bool IncludesEu { get; init; }

    /// <summary>What to compute (<c>aggs</c>); names are unique. Empty: only the total.</summary>
    public IReadOnlyList<Aggregation> Aggregations { get; init; } = [];

    /// <summary>The request in words for logs and debuggers, aggregations by their names.</summary>
    public override string ToString() =>
        $"{Application}, {Range}, app types [{Joined(AppTypes)}], domains [{Joined(Domains)}], aggregations [{Joined(Aggregations?.Select(static a => a?.Name))}]";

    /// <summary>A copy of this request as it goes over the wire.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal TicketAggregationBody ToBody(DateTimeOffset now)
    {
        Guard.ThrowIfNullOrWhiteSpace(Application, "request.Application");
        var (start, end) = Window(Range, now, "request.Range");
        return new()
        {
            Application = Application,
            AppType = Texts(AppTypes, "request.AppTypes"),
            Domain = Texts(Domains, "request.Domains"),
            StartTime = UtcSeconds.Floor(start),
            EndTime = UtcSeconds.Ceiling(end),
            IncludesEu = IncludesEu,
            Aggs = AggregationList.Copy(Aggregations, "request.Aggregations"),
        };
    }

    private static (DateTimeOffset Start, DateTimeOffset End) Window(TimeRange range, DateTimeOffset now, string path)
    {
        ArgumentNullException.ThrowIfNull(range, path);
        var (start, end) = range.Resolve(now);
        if (start is not { } first)
            throw new ArgumentException("Tickets need a window with a start: use Last, Between or Since.", path);
        if (end < first)
            throw new ArgumentOutOfRangeException(path, range, "The window ends before it starts.");
        return (first, end);
    }

    private static string[]? Texts(IReadOnlyList<string>? list, string path)
    {
        if (list is null or [])
            return null;

        string[] copy = [.. list];
        Guard.ThrowIfAnyNullOrWhiteSpace(copy, path);
        return copy;
    }

    private static string Joined(IEnumerable<string?>? texts) => string.Join(", ", texts ?? []);
}
