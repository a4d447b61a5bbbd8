using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>The KPI metrics, the system's first, with their measurements.</summary>
internal sealed class KpiMetricStore : RecordStore<KpiMetric>
{
    private readonly AnalyticsWorld _world;
    private readonly DerivedValue<KpiMetric, IReadOnlyList<KpiSummary>> _summaries;

    public KpiMetricStore(AnalyticsWorld world)
    {
        _world = world;
        Calculator = new KpiCalculator(world.Incidents);
        _summaries = new(metrics => [.. metrics.Where(static metric => metric.IsActive).Select(Calculator.Summarize)]);
        Measurements = new KpiMeasurementStore(world, () => InitialMeasurements.Create(Initial, Calculator, world.Ids, world.Incidents));
    }

    public KpiCalculator Calculator { get; }

    public KpiMeasurementStore Measurements { get; }

    /// <summary>Adds a metric, which has no measurement before the next calculation.</summary>
    /// <param name="metric">A validated metric; its id and times are ignored.</param>
    /// <returns>The metric with its id and times.</returns>
    public KpiMetric Create(KpiMetric metric)
    {
        var now = _world.Now;
        var created = metric with { Id = _world.Ids.CreateNext(RecordKind.KpiMetric), CreatedAt = now, UpdatedAt = now };
        Add(created);
        return created;
    }

    /// <summary>One summary per active metric. It depends on the metrics and the world, not on the clock.</summary>
    public IReadOnlyList<KpiSummary> Summarize() => _summaries.Get(All);

    protected override IEnumerable<KpiMetric> CreateInitial()
    {
        KpiMetric[] system = [.. SystemKpiMetrics.Create(_world.Ids, _world.Incidents)];
        return _world.IsGenerated ? [.. system, .. TeamKpiMetrics.Create(_world.Ids, _world.Incidents, system.Length)] : system;
    }
}
