using IncidentAnalytics.Client;

namespace TicketTrends.Arguments;

/// <summary>A real service and its credential. A <see cref="Secret"/> never prints its value, so this record can be printed.</summary>
internal sealed record TicketService(Uri BaseUrl, Uri TokenUrl, string ClientId, Secret ClientSecret, string? Scope);
