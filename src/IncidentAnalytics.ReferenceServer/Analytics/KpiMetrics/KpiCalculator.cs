using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Numerics;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>
/// Calculates metrics: selects the incidents of a metric, collects the values that its type measures
/// (<see cref="KpiValueCollector"/>), and aggregates them.
/// </summary>
internal sealed class KpiCalculator(IncidentSet incidents)
{
    private const decimal StablePercent = 1m;

    /// <summary>Calculates a metric over a period; the start is inclusive, the end exclusive.</summary>
    public KpiResult Calculate(KpiMetric metric, DateTimeOffset start, DateTimeOffset end) => Calculate(metric, Select(metric), start, end);

    /// <summary>Calculates a metric with the incidents of <see cref="Select"/>, to share them between periods.</summary>
    public KpiResult Calculate(KpiMetric metric, IReadOnlyList<Ticket> selected, DateTimeOffset start, DateTimeOffset end) =>
        metric.MetricType == KpiMetricTypes.Custom
            ? CalculateFormula(metric, start, end)
            : CalculateExact(metric, selected, start, end).Rounded();

    /// <summary>
    /// Selects the incidents of a metric, oldest first. Metrics about failures use the critical incidents unless they filter by severity or priority.
    /// </summary>
    public IReadOnlyList<Ticket> Select(KpiMetric metric)
    {
        var categories = metric.IncidentCategories.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var severities = metric.IncidentSeverities.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var priorities = metric.IncidentPriorities.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isOfCritical =
            metric is { IncidentSeverities: [], IncidentPriorities: [] }
            && metric.MetricType is KpiMetricTypes.Mtbf or KpiMetricTypes.Mtbsi or KpiMetricTypes.Availability;
        return
        [
            .. incidents.All.Where(incident =>
                (!isOfCritical || incident.Priority == TicketPriority.P1)
                && (categories.Count == 0 || categories.Contains(incident.Category))
                && (severities.Count == 0 || severities.Contains(Severities.FromPriority(incident.Priority)))
                && (priorities.Count == 0 || priorities.Contains(incident.Priority.ToString()))
            ),
        ];
    }

    public KpiSummary Summarize(KpiMetric metric)
    {
        var window = TimeSpan.FromHours(metric.TimeWindowHours);
        var (start, end) = (incidents.EndsAt - window, incidents.EndsAt);
        var selected = Select(metric);
        var current = Calculate(metric, selected, start, end);
        var change = Change(Calculate(metric, selected, start - window, start).Value, current.Value);
        return new KpiSummary
        {
            MetricType = metric.MetricType,
            MetricName = metric.Name,
            CurrentValue = current.Value,
            Unit = current.Unit,
            Trend =
                change is null || Math.Abs(change.Value) < StablePercent ? "stable"
                : change > 0 ? "up"
                : "down",
            TrendPercentage = change,
            PeriodStart = start,
            PeriodEnd = end,
            IncidentCount = current.IncidentCount,
            TargetValue = metric.TargetValue,
            TargetMet =
                metric.TargetValue is not { } target
                || current.Value is not { } value
                || KpiTargets.IsMet(metric.MetricType, value, target),
        };
    }

    private KpiResult CalculateExact(KpiMetric metric, IReadOnlyList<Ticket> selected, DateTimeOffset start, DateTimeOffset end)
    {
        var values = KpiValueCollector.Collect(metric.MetricType, selected, incidents.Applications, start, end);
        return new KpiResult(
            KpiAggregation.Aggregate(values, metric.AggregationType),
            values.UnitOf(metric.AggregationType),
            values.IncidentCount,
            values.Values.Count,
            start,
            end
        );
    }

    private KpiResult CalculateFormula(KpiMetric metric, DateTimeOffset start, DateTimeOffset end)
    {
        var used = new Dictionary<string, KpiResult>(StringComparer.Ordinal);
        decimal? value = null;
        if (metric.CalculationFormula is { } text && KpiFormula.TryParse(text, out var formula, out _))
        {
            value = formula.Evaluate(name => (used[name] = Of(metric with { MetricType = name })).Value);
        }

        var count = used.Values.Select(static result => result.IncidentCount).DefaultIfEmpty().Max();
        return new KpiResult(value, "value", count, used.Count, start, end).Rounded();

        KpiResult Of(KpiMetric part) => CalculateExact(part, Select(part), start, end);
    }

    /// <summary>The change in percent of the earlier value, to one decimal place.</summary>
    private static decimal? Change(decimal? before, decimal? now) =>
        before is { } from && now is { } to && from != 0 ? Statistics.Round((to - from) / Math.Abs(from) * 100m, decimals: 1) : null;
}

/// <summary>The result of a calculation.</summary>
/// <param name="Value">Null when there is nothing to measure.</param>
/// <param name="Unit">The value's unit.</param>
/// <param name="IncidentCount">The number of incidents used.</param>
/// <param name="ValueCount">The number of values aggregated.</param>
/// <param name="Start">Inclusive.</param>
/// <param name="End">Exclusive.</param>
internal sealed record KpiResult(decimal? Value, string Unit, int IncidentCount, int ValueCount, DateTimeOffset Start, DateTimeOffset End)
{
    public KpiResult Rounded() => this with { Value = Value is { } value ? Statistics.Round(value, decimals: 2) : null };

    public KpiMeasurement ToMeasurement(KpiMetric metric, decimal value, DateTimeOffset calculatedAt) =>
        new()
        {
            MetricId = metric.Id,
            MetricName = metric.Name,
            Value = value,
            Unit = Unit,
            PeriodStart = Start,
            PeriodEnd = End,
            CalculatedAt = calculatedAt,
            IncidentCount = IncidentCount,
            MetricType = metric.MetricType,
            AggregationType = metric.AggregationType,
            ValueCount = ValueCount,
        };
}
