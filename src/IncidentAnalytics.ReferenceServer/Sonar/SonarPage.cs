namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>Some of the tickets that match, and how many match altogether.</summary>
internal sealed record SonarPage(int Total, IReadOnlyList<SonarTicket> Tickets);
