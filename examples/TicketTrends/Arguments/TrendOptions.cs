namespace TicketTrends.Arguments;

/// <summary>What to report.</summary>
internal sealed record TrendOptions
{
    public required string Application { get; init; }

    public required IReadOnlyList<string> AppTypes { get; init; }

    /// <summary>Empty: every domain.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    public required int Days { get; init; }

    public required bool IncludesEu { get; init; }

    /// <summary>The service to ask; null: the embedded reference server.</summary>
    public required TicketService? Service { get; init; }
}
