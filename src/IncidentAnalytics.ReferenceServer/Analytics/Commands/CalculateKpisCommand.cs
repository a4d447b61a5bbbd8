using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>
/// <c>calculate_kpis</c>. Measurements are added after the last metric was calculated, so a run that is canceled, or whose progress handler
/// throws, changes nothing and publishes nothing.
/// </summary>
internal sealed class CalculateKpisCommand(AnalyticsData data)
{
    private static readonly TimeSpan DefaultCostWindow = TimeSpan.FromDays(1);

    private DateTimeOffset EndsAt => data.World.Incidents.EndsAt;

    /// <param name="metric">The metric to calculate, active or not; null for all active metrics.</param>
    /// <param name="timeWindow">The length of the period; null for the window of each metric.</param>
    /// <param name="force">Whether to calculate again what was calculated for the same period before.</param>
    /// <param name="progress">Called after each metric, outside of every lock.</param>
    /// <param name="cancellationToken">Cancels the run between two metrics.</param>
    public KpiCalculationResult Run(
        KpiMetric? metric,
        TimeSpan? timeWindow,
        bool force,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<KpiMetric> metrics = metric is null ? [.. data.KpiMetrics.All.Where(static each => each.IsActive)] : [metric];
        var calculations = new List<Calculation>();
        foreach (var each in metrics)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var calculation = Calculate(each, timeWindow ?? TimeSpan.FromHours(each.TimeWindowHours), force);
            calculations.Add(calculation);
            progress?.Report(new(calculations.Count, metrics.Count, $"{each.Name}: {Describe(calculation.Kpi)}"));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var events = new List<AnalyticsEvent>();
        var kpis = calculations.ConvertAll(calculation => Keep(calculation, force, events));
        CheckCosts(timeWindow ?? DefaultCostWindow, events);
        events.ForEach(data.Publish);
        return new KpiCalculationResult(kpis);
    }

    private Calculation Calculate(KpiMetric metric, TimeSpan window, bool force)
    {
        var (start, end) = (EndsAt - window, EndsAt);
        if (!force && data.KpiMeasurements.FindPeriod(metric.Id, start, end) is { } existing)
        {
            return new(metric, Result: null, ToCalculatedKpi(metric, existing));
        }

        var result = data.KpiMetrics.Calculator.Calculate(metric, start, end);
        var outcome = result.Value is null ? KpiOutcome.NoValue : KpiOutcome.Calculated;
        var kpi = new CalculatedKpi(metric.Id.ToString(), metric.Name, outcome, result.Value, result.Unit, start, end);
        return new(metric, result, kpi);
    }

    /// <summary>Adds the measurement of a calculation; another run may have added one of the same period since.</summary>
    private CalculatedKpi Keep(Calculation calculation, bool force, List<AnalyticsEvent> events)
    {
        var (metric, result, kpi) = calculation;
        if (result?.Value is not { } value)
        {
            return kpi;
        }

        var (isAdded, measurement) = data.KpiMeasurements.TryAdd(result.ToMeasurement(metric, value, data.World.Now), force);
        if (!isAdded)
        {
            return ToCalculatedKpi(metric, measurement);
        }

        if (metric.TargetValue is { } target && !KpiTargets.IsMet(metric.MetricType, value, target))
        {
            events.Add(new KpiThresholdBreachedEvent(data.World.Now, metric, measurement, target, data.KpiMeasurements.All));
        }

        return kpi;
    }

    private static CalculatedKpi ToCalculatedKpi(KpiMetric metric, KpiMeasurement existing) =>
        new(
            metric.Id.ToString(),
            metric.Name,
            KpiOutcome.AlreadyCalculated,
            existing.Value,
            existing.Unit,
            existing.PeriodStart,
            existing.PeriodEnd
        );

    private void CheckCosts(TimeSpan window, List<AnalyticsEvent> events)
    {
        var (start, end) = (EndsAt - window, EndsAt);
        var total = data.CostAnalyses.GetTotal(start, end);
        var threshold = decimal.Round(CostRates.DailyThreshold * (decimal)window.TotalDays, 2);
        if (total > threshold)
        {
            events.Add(new CostThresholdExceededEvent(data.World.Now, start, end, total, threshold, CostRates.Currency));
        }
    }

    private static string Describe(CalculatedKpi kpi) =>
        kpi.Outcome switch
        {
            KpiOutcome.Calculated => string.Create(CultureInfo.InvariantCulture, $"{kpi.Value} {kpi.Unit}"),
            KpiOutcome.AlreadyCalculated => string.Create(CultureInfo.InvariantCulture, $"{kpi.Value} {kpi.Unit}, calculated before"),
            _ => "nothing to measure",
        };

    /// <param name="Metric">The metric.</param>
    /// <param name="Result">The result to keep; null when the period was calculated before.</param>
    /// <param name="Kpi">What the command reports.</param>
    private sealed record Calculation(KpiMetric Metric, KpiResult? Result, CalculatedKpi Kpi);
}
