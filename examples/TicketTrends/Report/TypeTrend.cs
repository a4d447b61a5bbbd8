using System.Text.Json.Serialization;

namespace TicketTrends.Report;

/// <summary>The tickets of one type.</summary>
internal sealed record TypeTrend(string Name, [property: JsonPropertyName("tickets")] long Count, long Resolved);
