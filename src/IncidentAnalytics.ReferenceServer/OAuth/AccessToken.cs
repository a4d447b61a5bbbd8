namespace IncidentAnalytics.ReferenceServer.OAuth;

/// <summary>What a verified access token says.</summary>
internal sealed record AccessToken(string ClientId, string Scope, DateTimeOffset ExpiresAt);
