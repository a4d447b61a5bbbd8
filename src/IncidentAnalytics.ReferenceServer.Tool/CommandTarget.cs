namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>Where a management command runs.</summary>
/// <param name="Url">A running server; null: a fresh one in this process.</param>
/// <param name="Seed">The fresh one's world.</param>
/// <param name="Tickets">Documents instead of the fresh one's generated world.</param>
internal sealed record CommandTarget(Uri? Url, long Seed, FileInfo? Tickets);
