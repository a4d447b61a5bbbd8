namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>An application with the types and domains its tickets have.</summary>
internal sealed record ApplicationProfile(string Name, Weighted<string>[] AppTypes, Weighted<string>[] Domains);
