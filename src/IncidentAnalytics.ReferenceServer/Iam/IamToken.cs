namespace IncidentAnalytics.ReferenceServer.Iam;

/// <summary>A token that was issued, and what its answer tells of it.</summary>
/// <param name="Text">The token itself.</param>
/// <param name="ProjectId">The project it is for; null: it is for the domain.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="ExpiresAt">From when on it is not accepted.</param>
internal sealed record IamToken(string Text, string? ProjectId, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);
