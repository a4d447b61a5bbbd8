namespace IncidentAnalytics.Client.Events;

/// <summary>The parts of a time range, in their order on the wire.</summary>
internal enum EventTimeRangePart
{
    Start,
    End,
    Minutes,
}
