using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;

/// <summary>KPI measurements and summaries on the wire.</summary>
internal static class KpiMeasurementFields
{
    /// <summary>Of the decimal places of values; a trend has one.</summary>
    public const int Places = 2;

    private const int TrendPlaces = 1;

    public static readonly Serializer<KpiMeasurement> All = new(
        Field<KpiMeasurement>.Text("id", static measurement => measurement.Id.ToString()),
        Field<KpiMeasurement>.Text("metric", static measurement => measurement.MetricId.ToString()),
        Field<KpiMeasurement>.Text("metric_name", static measurement => measurement.MetricName),
        Field<KpiMeasurement>.Decimal("value", Places, static measurement => measurement.Value),
        Field<KpiMeasurement>.Text("unit", static measurement => measurement.Unit),
        Field<KpiMeasurement>.Instant("period_start", static measurement => measurement.PeriodStart),
        Field<KpiMeasurement>.Instant("period_end", static measurement => measurement.PeriodEnd),
        Field<KpiMeasurement>.Instant("calculated_at", static measurement => measurement.CalculatedAt),
        Field<KpiMeasurement>.Whole("incident_count", static measurement => measurement.IncidentCount),
        Field<KpiMeasurement>.Json("calculation_details", static measurement => measurement.CalculationDetails())
    );

    public static readonly Serializer<KpiSummary> Summary = new(
        Field<KpiSummary>.Text("metric_type", static summary => summary.MetricType),
        Field<KpiSummary>.Text("metric_name", static summary => summary.MetricName),
        Field<KpiSummary>.Decimal("current_value", Places, static summary => summary.CurrentValue),
        Field<KpiSummary>.Text("unit", static summary => summary.Unit),
        Field<KpiSummary>.Text("trend", static summary => summary.Trend),
        Field<KpiSummary>.Decimal("trend_percentage", TrendPlaces, static summary => summary.TrendPercentage),
        Field<KpiSummary>.Instant("period_start", static summary => summary.PeriodStart),
        Field<KpiSummary>.Instant("period_end", static summary => summary.PeriodEnd),
        Field<KpiSummary>.Whole("incident_count", static summary => summary.IncidentCount),
        Field<KpiSummary>.Decimal("target_value", Places, static summary => summary.TargetValue),
        Field<KpiSummary>.Flag("target_met", static summary => summary.TargetMet)
    );
}
