namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>Where a ticket comes from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsDeleted">Whether the site is gone: then tickets say which one it was.</param>
internal sealed record SonarSite(string Name, bool IsDeleted = false)
{
    public Guid Guid { get; } = StableGuid.Of("site:" + Name);
}
