namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>A ticket type, in Sonar's words a repository.</summary>
/// <param name="Name">The name that people see.</param>
/// <param name="Format">What its tickets are written in.</param>
/// <param name="IsDetected">Whether its tickets are detections, which an analyst finds true or false; others are written by people.</param>
internal sealed record SonarTicketType(string Name, SonarFormat Format, bool IsDetected)
{
    public Guid Guid { get; } = StableGuid.Of("type:" + Name);
}
