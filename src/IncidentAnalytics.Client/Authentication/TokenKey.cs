namespace IncidentAnalytics.Client.Authentication;

/// <summary>What makes two credentials share a token.</summary>
internal readonly record struct TokenKey(Uri Endpoint, string ClientId, string? Scope);
