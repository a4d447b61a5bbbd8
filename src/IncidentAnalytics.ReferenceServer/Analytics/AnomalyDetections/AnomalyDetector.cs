using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>
/// Detects anomalies: bursts of incidents (<see cref="BurstScanner"/>) and slow resolutions (<see cref="SlowScanner"/>). Of overlapping
/// findings, the one with the highest score is kept.
/// </summary>
internal sealed class AnomalyDetector(IncidentSet incidents)
{
    private readonly Lazy<IReadOnlyList<AnomalyFinding>> _all = new(() =>
        [
            .. Strongest(BurstScanner.Scan(incidents))
                .Concat(Strongest(SlowScanner.Scan(incidents)))
                .OrderBy(static finding => finding.End)
                .ThenBy(static finding => finding.Start),
        ]
    );

    /// <summary>The findings whose windows end after <paramref name="start"/> and no later than <paramref name="end"/>, ordered by their ends.</summary>
    public IReadOnlyList<AnomalyFinding> Find(DateTimeOffset start, DateTimeOffset end) =>
        [.. _all.Value.Where(finding => finding.End > start && finding.End <= end)];

    /// <summary>Removes findings that share time and incidents with a finding of a higher score.</summary>
    public static List<AnomalyFinding> Strongest(IEnumerable<AnomalyFinding> findings)
    {
        var kept = new List<AnomalyFinding>();
        foreach (var finding in findings.OrderByDescending(static finding => finding.Score))
        {
            if (
                !kept.Exists(other =>
                    other.Start < finding.End && finding.Start < other.End && other.Incidents.Intersect(finding.Incidents).Any()
                )
            )
            {
                kept.Add(finding);
            }
        }

        return kept;
    }
}

/// <summary>An anomaly before it becomes a record.</summary>
internal sealed record AnomalyFinding
{
    /// <summary>One of <see cref="AnomalyTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The inclusive start.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The exclusive end.</summary>
    public required DateTimeOffset End { get; init; }

    public required double Score { get; init; }

    public required double Threshold { get; init; }

    public required double Observed { get; init; }

    public required double Expected { get; init; }

    /// <summary>A description for people, such as <c>network incidents of checkout</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The incidents in the window, oldest first.</summary>
    public required IReadOnlyList<Ticket> Incidents { get; init; }

    /// <summary>Whether an anomaly has the same type, an overlapping window and a common incident.</summary>
    public bool IsSameAs(AnomalyDetection anomaly) =>
        anomaly.AnomalyType == Type
        && anomaly.TimeWindowStart < End
        && Start < anomaly.TimeWindowEnd
        && Incidents.Any(incident => anomaly.RelatedIncidents.Contains(IncidentSet.GetId(incident)));
}
