namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>How urgent a ticket is, by the numbers that requests use.</summary>
internal enum SonarPriority
{
    Low = 1,
    Medium = 2,
    High = 3,
}
