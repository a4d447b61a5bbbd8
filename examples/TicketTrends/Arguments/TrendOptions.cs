namespace TicketTrends.Arguments;

/// <summary>The options of the report.</summary>
internal sealed record TrendOptions
{
    public required string Application { get; init; }

    public required IReadOnlyList<string> AppTypes { get; init; }

    /// <summary>The domains, or empty for every domain.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    public required int Days { get; init; }

    public required bool IncludesEu { get; init; }

    /// <summary>The service, or null for the embedded reference server.</summary>
    public required TicketService? Service { get; init; }
}
