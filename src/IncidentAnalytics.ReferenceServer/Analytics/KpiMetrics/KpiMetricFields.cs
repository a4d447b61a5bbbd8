using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>KPI metrics on the wire, with their measurements.</summary>
internal static class KpiMetricFields
{
    /// <summary>A metric in a list, as in the vendor's example.</summary>
    public static Serializer<KpiMetric> List(ILookup<Guid, KpiMeasurement> measurements) =>
        new([
            .. Definition,
            Field<KpiMetric>.Text("created_by_username", static metric => metric.CreatedBy.Username),
            .. Times,
            new Field<KpiMetric>("measurement_count", metric => measurements[metric.Id].Count()),
            new Field<KpiMetric>(
                "latest_measurement",
                metric => Latest(measurements[metric.Id]) is { } latest ? Short.Write(latest) : null
            ),
        ]);

    /// <summary>A single metric: the members of a list and those of the vendor's data model.</summary>
    public static Serializer<KpiMetric> Detail(ILookup<Guid, KpiMeasurement> measurements)
    {
        var list = List(measurements).Fields;
        var place = Definition.Count;
        return new([
            .. list.Take(place),
            Field<KpiMetric>.Text("created_by", static metric => metric.CreatedBy.Id.ToString()),
            .. list.Skip(place),
        ]);
    }

    public static readonly Serializer<KpiSummary> Summary = new(
        Field<KpiSummary>.Text("metric_type", static summary => summary.MetricType),
        Field<KpiSummary>.Text("metric_name", static summary => summary.MetricName),
        Field<KpiSummary>.Decimal("current_value", KpiMeasurementFields.DecimalPlaces, static summary => summary.CurrentValue),
        Field<KpiSummary>.Text("unit", static summary => summary.Unit),
        Field<KpiSummary>.Text("trend", static summary => summary.Trend),
        Field<KpiSummary>.Decimal("trend_percentage", TrendDecimalPlaces, static summary => summary.TrendPercentage),
        Field<KpiSummary>.Instant("period_start", static summary => summary.PeriodStart),
        Field<KpiSummary>.Instant("period_end", static summary => summary.PeriodEnd),
        Field<KpiSummary>.Integer("incident_count", static summary => summary.IncidentCount),
        Field<KpiSummary>.Decimal("target_value", KpiMeasurementFields.DecimalPlaces, static summary => summary.TargetValue),
        Field<KpiSummary>.Boolean("target_met", static summary => summary.TargetMet)
    );

    private const int TrendDecimalPlaces = 1;

    private static readonly IReadOnlyList<Field<KpiMetric>> Definition =
    [
        Field<KpiMetric>.Text("id", static metric => metric.Id.ToString()),
        Field<KpiMetric>.Text("name", static metric => metric.Name),
        Field<KpiMetric>.Text("description", static metric => metric.Description),
        Field<KpiMetric>.Text("metric_type", static metric => metric.MetricType),
        Field<KpiMetric>.Text("aggregation_type", static metric => metric.AggregationType),
        Field<KpiMetric>.TextList("incident_categories", static metric => metric.IncidentCategories),
        Field<KpiMetric>.TextList("incident_severities", static metric => metric.IncidentSeverities),
        Field<KpiMetric>.TextList("incident_priorities", static metric => metric.IncidentPriorities),
        Field<KpiMetric>.Text("calculation_formula", static metric => metric.CalculationFormula),
        Field<KpiMetric>.Integer("time_window_hours", static metric => metric.TimeWindowHours),
        Field<KpiMetric>.Boolean("is_active", static metric => metric.IsActive),
        Field<KpiMetric>.Boolean("is_system_metric", static metric => metric.IsSystemMetric),
    ];

    private static readonly IReadOnlyList<Field<KpiMetric>> Times =
    [
        Field<KpiMetric>.Instant("created_at", static metric => metric.CreatedAt),
        Field<KpiMetric>.Instant("updated_at", static metric => metric.UpdatedAt),
    ];

    private static readonly Serializer<KpiMeasurement> Short = new(
        Field<KpiMeasurement>.Decimal("value", KpiMeasurementFields.DecimalPlaces, static measurement => measurement.Value),
        Field<KpiMeasurement>.Text("unit", static measurement => measurement.Unit),
        Field<KpiMeasurement>.Instant("calculated_at", static measurement => measurement.CalculatedAt),
        Field<KpiMeasurement>.Integer("incident_count", static measurement => measurement.IncidentCount)
    );

    private static KpiMeasurement? Latest(IEnumerable<KpiMeasurement> measurements) =>
        measurements.MaxBy(static measurement => (measurement.CalculatedAt, measurement.PeriodEnd));
}
