namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>How bad an event or alarm is, the worst first. The names are those of the wire.</summary>
internal enum EventSeverity
{
    Critical,
    Major,
    Minor,
    Info,
}
