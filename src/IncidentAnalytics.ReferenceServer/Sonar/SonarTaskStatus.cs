namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>How far a person is with their part of a ticket.</summary>
internal enum SonarTaskStatus
{
    Assigned,
    InProgress,
    Closed,
}
