namespace TicketTrends.Report;

/// <summary>The counted tickets and the trends computed from them. Days are UTC.</summary>
internal sealed record Trends
{
    private const int DaysOfWeek = 7;

    public required long Total { get; init; }

    public required long Resolved { get; init; }

    /// <summary>The most frequent types, most frequent first.</summary>
    public required IReadOnlyList<TypeTrend> Types { get; init; }

    /// <summary>How many tickets have a type that is not among <see cref="Types"/>.</summary>
    public required long OtherTypes { get; init; }

    /// <summary>Tickets per day; days before the first and after the last ticket are missing.</summary>
    public required IReadOnlyDictionary<DateOnly, long> PerDay { get; init; }

    /// <summary>The current day, which is incomplete.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Number of days of the report.</summary>
    public required int Days { get; init; }

    /// <summary>The last seven days including today, oldest first; fewer if the report has fewer days.</summary>
    public IReadOnlyList<(DateOnly Day, long Count)> LastDays =>
        [
            .. Enumerable
                .Range(0, Math.Min(Days, DaysOfWeek))
                .Reverse()
                .Select(ago => Today.AddDays(-ago))
                .Select(day => (day, CountOf(day))),
        ];

    /// <summary>Weeks of seven whole days, oldest first; the last one ended yesterday.</summary>
    public IReadOnlyList<(DateOnly LastDay, long Count)> Weeks =>
        [
            .. Enumerable
                .Range(0, (Days - 1) / DaysOfWeek)
                .Reverse()
                .Select(ago => Today.AddDays(-1 - (ago * DaysOfWeek)))
                .Select(end => (end, WeekUpTo(end))),
        ];

    /// <summary>The relative change from the week before to the last week, or null if there is nothing to compare.</summary>
    public double? WeeklyChange => Weeks is [.., (_, > 0) before, var last] ? ((double)last.Count / before.Count) - 1 : null;

    /// <summary>The share of all tickets, from 0 to 1.</summary>
    public double ShareOfTotal(long count) => Share(count, Total);

    /// <summary>The share, from 0 to 1; 0 if the total is 0.</summary>
    public static double Share(long count, long total) => total > 0 ? (double)count / total : 0;

    private long CountOf(DateOnly day) => PerDay.GetValueOrDefault(day);

    private long WeekUpTo(DateOnly end) => Enumerable.Range(0, DaysOfWeek).Sum(ago => CountOf(end.AddDays(-ago)));
}
