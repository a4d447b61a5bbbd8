namespace TicketTrends.Report;

/// <summary>The tickets of one type.</summary>
internal sealed record TypeTrend(string Name, long Count, long Resolved);
