using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>
/// Works out metrics: picks the incidents that a metric is about, takes the values that its type measures
/// (<see cref="KpiValues"/>), and makes one number of them as its aggregation type says.
/// </summary>
internal sealed class KpiCalculator(IncidentSet incidents)
{
    private const decimal StablePercent = 1m;

    /// <summary>A metric over a period, start inclusive, end exclusive.</summary>
    public KpiResult Calculate(KpiMetric metric, DateTimeOffset start, DateTimeOffset end) => Calculate(metric, Select(metric), start, end);

    /// <summary>The same with the incidents of <see cref="Select"/>, for many periods of one metric.</summary>
    public KpiResult Calculate(KpiMetric metric, IReadOnlyList<Ticket> selected, DateTimeOffset start, DateTimeOffset end) =>
        metric.MetricType == KpiMetricTypes.Custom
            ? CalculateFormula(metric, start, end)
            : CalculateExact(metric, selected, start, end).Rounded();

    /// <summary>
    /// The incidents that a metric is about, oldest first. Of failures it is about the critical ones when nothing says which are.
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
                && (severities.Count == 0 || severities.Contains(Severities.Of(incident.Priority)))
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
        var values = KpiSources.Collect(metric.MetricType, selected, incidents.Applications, start, end);
        return new KpiResult(
            KpiAggregation.Of(values, metric.AggregationType),
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

    /// <summary>In percent of what was before, one decimal.</summary>
    private static decimal? Change(decimal? before, decimal? now) =>
        before is { } from && now is { } to && from != 0 ? KpiResult.Round((to - from) / Math.Abs(from) * 100m, decimals: 1) : null;
}
