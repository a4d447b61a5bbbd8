namespace IncidentAnalytics.ReferenceServer.Iam;

/// <summary>What a verified IAM token says.</summary>
/// <param name="ProjectId">The project it is for; null: it is for the domain, and for no project.</param>
internal sealed record IamTokenContent(string? ProjectId);
