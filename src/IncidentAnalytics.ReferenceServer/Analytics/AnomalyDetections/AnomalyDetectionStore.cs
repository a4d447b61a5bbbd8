using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>The anomalies: those that nightly runs detected before the world's now, then those that later runs detect.</summary>
/// <param name="world">The world.</param>
/// <param name="metrics">The KPI metrics, whose targets are thresholds.</param>
/// <param name="systemModelId">The model of the nightly runs.</param>
internal sealed class AnomalyDetectionStore(AnalyticsWorld world, KpiMetricStore metrics, Guid systemModelId)
    : RecordStore<AnomalyDetection>
{
    private readonly Lazy<AnomalyDetector> _detector = new(() => new AnomalyDetector(world.Incidents));

    public AnomalyDetector Detector => _detector.Value;

    public AnomalySummary Summarize() => AnomalySummary.Create(All);

    /// <summary>Moves an anomaly from DETECTED to INVESTIGATING; any other status stays.</summary>
    /// <returns>The anomaly after the call; null when there is no anomaly with this id.</returns>
    public AnomalyDetection? Acknowledge(Guid id, AnalyticsUser user) =>
        Update(
            id,
            anomaly =>
                anomaly.Status == AnomalyStatuses.Detected
                    ? anomaly with
                    {
                        Status = AnomalyStatuses.Investigating,
                        ActionsTaken = [.. anomaly.ActionsTaken, $"Acknowledged by {user.Username}."],
                    }
                    : anomaly
        );

    /// <summary>Moves an anomaly to RESOLVED, unless it is resolved or a false positive.</summary>
    /// <param name="id">The anomaly.</param>
    /// <param name="user">The user who resolves it.</param>
    /// <param name="rootCause">Replaces the root cause analysis; null leaves it.</param>
    /// <param name="actions">Appended to the actions taken.</param>
    /// <returns>The anomaly after the call; null when there is no anomaly with this id.</returns>
    public AnomalyDetection? Resolve(Guid id, AnalyticsUser user, string? rootCause = null, IReadOnlyList<string>? actions = null) =>
        Update(
            id,
            anomaly =>
                AnomalyStatuses.IsFinal(anomaly.Status)
                    ? anomaly
                    : anomaly with
                    {
                        Status = AnomalyStatuses.Resolved,
                        ResolvedAt = world.Now,
                        ResolvedBy = user,
                        RootCauseAnalysis = rootCause ?? anomaly.RootCauseAnalysis,
                        ActionsTaken = [.. anomaly.ActionsTaken, .. actions ?? [], $"Resolved by {user.Username}."],
                    }
        );

    /// <summary>Creates the anomalies of the findings that are new, without adding them.</summary>
    public IReadOnlyList<(AnomalyFinding Finding, AnomalyDetection Anomaly)> CreateNew(IEnumerable<AnomalyFinding> findings, Guid modelId)
    {
        var known = All;
        return
        [
            .. findings
                .Where(finding => !known.Any(finding.IsSameAs))
                .Select(finding =>
                    (finding, AnomalyDetectionFactory.Create(finding, world.Ids.CreateNext(RecordKind.Anomaly), modelId, world.Now))
                ),
        ];
    }

    /// <summary>Adds anomalies, except those that another run has added since <see cref="CreateNew"/>.</summary>
    /// <returns>The added anomalies.</returns>
    public IReadOnlyList<AnomalyDetection> AddNew(IEnumerable<(AnomalyFinding Finding, AnomalyDetection Anomaly)> created) =>
        RunAtomically(() =>
        {
            var known = All;
            AnomalyDetection[] added = [.. created.Where(item => !known.Any(item.Finding.IsSameAs)).Select(static item => item.Anomaly)];
            Add(added);
            return added;
        });

    protected override IEnumerable<AnomalyDetection> CreateInitial() =>
        InitialAnomalies.Create(
            Detector,
            NightlyFindings.Create(
                metrics.Initial,
                metrics.Measurements.Initial,
                new RecurrenceFinder(world.Incidents, world.Ids),
                world.Incidents
            ),
            world.Incidents,
            world.Snapshot.SeededAnomalies,
            systemModelId,
            world.Ids
        );
}
