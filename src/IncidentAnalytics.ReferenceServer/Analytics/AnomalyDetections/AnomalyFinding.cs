using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>What the detection found, before it is a record.</summary>
internal sealed record AnomalyFinding
{
    /// <summary>One of <see cref="AnomalyTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Inclusive.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Exclusive.</summary>
    public required DateTimeOffset End { get; init; }

    public required double Score { get; init; }

    public required double Threshold { get; init; }

    public required double Observed { get; init; }

    public required double Expected { get; init; }

    /// <summary>What it is about, for people: <c>network incidents of checkout</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The incidents of the subject in the window, oldest first.</summary>
    public required IReadOnlyList<Ticket> Incidents { get; init; }

    /// <summary>Whether an anomaly that is there tells of the same: the same type, at a time that overlaps, of an incident that is in both.</summary>
    public bool IsSameAs(AnomalyDetection anomaly) =>
        anomaly.AnomalyType == Type
        && anomaly.TimeWindowStart < End
        && Start < anomaly.TimeWindowEnd
        && Incidents.Any(incident => anomaly.RelatedIncidents.Contains(IncidentSet.IdOf(incident)));
}
