using IncidentAnalytics.Client;

namespace TicketTrends.Arguments;

/// <summary>A real service and who calls it. The SDK's <see cref="Secret"/> never prints itself, so this record may be printed.</summary>
internal sealed record TicketService(Uri BaseUrl, Uri TokenUrl, string ClientId, Secret ClientSecret, string? Scope);
