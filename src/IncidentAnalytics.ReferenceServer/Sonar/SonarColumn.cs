namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>What tickets are sorted by.</summary>
internal enum SonarColumn
{
    Id,
    CreatedAt,
    UpdatedAt,
    ClosedAt,
}
