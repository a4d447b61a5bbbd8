namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>A person's part of a ticket, to work on it or to approve it.</summary>
internal readonly record struct SonarTask(SonarPerson Person, SonarTaskStatus Status);
