namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>
/// Finds what is unusual: bursts of incidents (<see cref="BurstScanner"/>) and slow resolutions (<see cref="SlowScanner"/>). Of findings that tell
/// of the same, the one with the highest score stays.
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

    /// <summary>The findings whose windows end after <paramref name="start"/> and not after <paramref name="end"/>, in the order of their ends.</summary>
    public IReadOnlyList<AnomalyFinding> Find(DateTimeOffset start, DateTimeOffset end) =>
        [.. _all.Value.Where(finding => finding.End > start && finding.End <= end)];

    /// <summary>Without those that share time and incidents with one of a higher score.</summary>
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
