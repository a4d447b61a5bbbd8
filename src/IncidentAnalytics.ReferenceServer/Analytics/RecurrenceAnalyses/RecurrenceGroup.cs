using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;

/// <summary>Incidents that belong together, before they are a record.</summary>
/// <param name="Type">One of <see cref="RecurrenceTypes"/>.</param>
/// <param name="Incidents">Two at least, oldest first.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record RecurrenceGroup(string Type, IReadOnlyList<Ticket> Incidents, double Confidence)
{
    /// <summary>Of a pattern: in how many weeks it came.</summary>
    public int Observed { get; init; }

    /// <summary>Of a pattern: in how many weeks it would come by chance.</summary>
    public double Expected { get; init; }
}
