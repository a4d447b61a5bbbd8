using IncidentAnalytics.Client.Tickets.Aggregations;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>Tickets to aggregate, and the aggregations to compute.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
/// <example>
/// <code>
/// var request = new TicketAggregationRequest
/// {
///     Application = "atr",
///     AppTypes = ["ec2", "kubernetes"],
///     Domains = ["your-domain-1.example.com"],
///     Range = TimeRange.Last(TimeSpan.FromDays(90)),
///     Aggregations = [Aggregation.Terms("tickets_by_type", "ticket.type", size: 20)],
/// };
/// </code>
/// </example>
public sealed record TicketAggregationRequest
{
    /// <summary>Application that the tickets belong to, such as <c>atr</c> (<c>application</c>).</summary>
    public required string Application { get; init; }

    /// <summary>Application types to include, such as <c>ec2</c> (<c>app_type</c>). Not sent if empty.</summary>
    public IReadOnlyList<string> AppTypes { get; init; } = [];

    /// <summary>Domains to include (<c>domain</c>). Not sent if empty.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>
    /// Time range, with an inclusive start and an exclusive end (<c>start_time</c>, <c>end_time</c>). A start is required. Sent in whole
    /// seconds: the start is rounded down and the end up.
    /// </summary>
    public required TimeRange Range { get; init; }

    /// <summary>Whether to include tickets of the EU (<c>includes_eu</c>). Always sent.</summary>
    public bool IncludesEu { get; init; }

    /// <summary>Aggregations to compute, with unique names (<c>aggs</c>). If empty, the result has only the total.</summary>
    public IReadOnlyList<Aggregation> Aggregations { get; init; } = [];

    /// <summary>Description for logs and debuggers, with the names of the aggregations.</summary>
    public override string ToString() =>
        $"{Application}, {Range}, app types [{Join(AppTypes)}], domains [{Join(Domains)}], aggregations [{Join(Aggregations?.Select(static a => a?.Name))}]";

    /// <summary>Validates the request and copies it to the body that is sent.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal TicketAggregationBody ToBody(DateTimeOffset now)
    {
        Guard.ThrowIfNullOrWhiteSpace(Application, "request.Application");
        var (start, end) = ResolveRange(Range, now, "request.Range");
        return new()
        {
            Application = Application,
            AppType = CloneValidated(AppTypes, "request.AppTypes"),
            Domain = CloneValidated(Domains, "request.Domains"),
            StartTime = UtcSeconds.Floor(start),
            EndTime = UtcSeconds.Ceiling(end),
            IncludesEu = IncludesEu,
            Aggs = AggregationList.CloneValidated(Aggregations, "request.Aggregations"),
        };
    }

    private static (DateTimeOffset Start, DateTimeOffset End) ResolveRange(TimeRange range, DateTimeOffset now, string path)
    {
        ArgumentNullException.ThrowIfNull(range, path);
        var (start, end) = range.Resolve(now);
        if (start is not { } first)
            throw new ArgumentException("The time range must have a start: use Last, Between or Since.", path);
        if (end < first)
            throw new ArgumentOutOfRangeException(path, range, "The time range ends before it starts.");
        return (first, end);
    }

    private static string[]? CloneValidated(IReadOnlyList<string>? list, string path)
    {
        if (list is null or [])
            return null;

        string[] copy = [.. list];
        Guard.ThrowIfAnyNullOrWhiteSpace(copy, path);
        return copy;
    }

    private static string Join(IEnumerable<string?>? texts) => string.Join(", ", texts ?? []);
}
