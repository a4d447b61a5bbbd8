using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;

/// <summary>The measurements of all KPI metrics.</summary>
/// <param name="world">The world that was measured.</param>
/// <param name="createInitial">Creates the initial measurements.</param>
internal sealed class KpiMeasurementStore(AnalyticsWorld world, Func<IEnumerable<KpiMeasurement>> createInitial)
    : RecordStore<KpiMeasurement>
{
    private readonly DerivedValue<KpiMeasurement, IReadOnlyList<KpiMeasurement>> _latestFirst = new(static all =>
        [.. all.OrderByDescending(static measurement => measurement.PeriodStart)]
    );

    private readonly DerivedValue<KpiMeasurement, ILookup<Guid, KpiMeasurement>> _byMetric = new(static all =>
        all.ToLookup(static measurement => measurement.MetricId)
    );

    /// <summary>All measurements, latest period first.</summary>
    public IReadOnlyList<KpiMeasurement> LatestFirst => _latestFirst.Get(All);

    /// <summary>All measurements by the id of their metric.</summary>
    public ILookup<Guid, KpiMeasurement> ByMetric => _byMetric.Get(All);

    /// <summary>The measurements of one metric, oldest period first.</summary>
    public IReadOnlyList<KpiMeasurement> GetForMetric(Guid metricId) =>
        [.. ByMetric[metricId].OrderBy(static measurement => measurement.PeriodStart)];

    /// <summary>The measurement of a metric over exactly this period, or null.</summary>
    public KpiMeasurement? FindPeriod(Guid metricId, DateTimeOffset start, DateTimeOffset end) =>
        All.FirstOrDefault(measurement =>
            measurement.MetricId == metricId && measurement.PeriodStart == start && measurement.PeriodEnd == end
        );

    /// <summary>Adds a measurement under a new id, or replaces the one of the same metric and period under its id.</summary>
    /// <param name="measurement">The measurement; its id is ignored.</param>
    /// <param name="replace">Whether to replace an existing measurement of the same period.</param>
    /// <returns>The measurement of the period after the call, and false when it existed and must not be replaced.</returns>
    public (bool IsAdded, KpiMeasurement Current) TryAdd(KpiMeasurement measurement, bool replace) =>
        RunAtomically(() =>
        {
            var existing = FindPeriod(measurement.MetricId, measurement.PeriodStart, measurement.PeriodEnd);
            if (existing is not null && !replace)
            {
                return (false, existing);
            }

            var added = measurement with { Id = existing?.Id ?? world.Ids.CreateNext(RecordKind.KpiMeasurement) };
            if (existing is null)
            {
                Add(added);
            }
            else
            {
                Update(existing.Id, _ => added);
            }

            return (true, added);
        });

    protected override IEnumerable<KpiMeasurement> CreateInitial() => createInitial();
}
