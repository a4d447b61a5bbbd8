namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>Where a ticket comes from.</summary>
internal sealed record Region(string Name, bool IsEu);
