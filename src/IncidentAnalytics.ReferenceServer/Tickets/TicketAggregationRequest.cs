using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Tickets;

/// <summary>A request body that was read and is well formed.</summary>
internal sealed record TicketAggregationRequest(
    string Application,
    IReadOnlyList<string> AppTypes,
    IReadOnlyList<string> Domains,
    DateTimeOffset Start,
    DateTimeOffset End,
    bool IncludesEu,
    JsonElement Aggregations
);
