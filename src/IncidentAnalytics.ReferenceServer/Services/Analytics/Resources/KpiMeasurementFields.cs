using IncidentAnalytics.ReferenceServer.Engine.Analytics.Kpis;
using IncidentAnalytics.ReferenceServer.Services.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Services.Analytics.Resources;

/// <summary>KPI measurements and summaries on the wire.</summary>
internal static class KpiMeasurementFields
{
    public static readonly Serializer<KpiMeasurement> All = new(
        Field<KpiMeasurement>.Text("id", static measurement => measurement.Id.ToString()),
        Field<KpiMeasurement>.Text("metric", static measurement => measurement.MetricId.ToString()),
        Field<KpiMeasurement>.Text("metric_name", static measurement => measurement.MetricName),
        new Field<KpiMeasurement>("value", static measurement => WireText.LooseDecimal(measurement.Value), static measurement => measurement.Value),
        Field<KpiMeasurement>.Text("unit", static measurement => measurement.Unit),
        Field<KpiMeasurement>.Instant("period_start", static measurement => measurement.PeriodStart),
        Field<KpiMeasurement>.Instant("period_end", static measurement => measurement.PeriodEnd),
        Field<KpiMeasurement>.Instant("calculated_at", static measurement => measurement.CalculatedAt),
        Field<KpiMeasurement>.Whole("incident_count", static measurement => measurement.IncidentCount),
        Field<KpiMeasurement>.Json("calculation_details", static measurement => measurement.CalculationDetails()));

    public static readonly Serializer<KpiSummary> Summary = new(
        Field<KpiSummary>.Text("metric_type", static summary => summary.MetricType),
        Field<KpiSummary>.Text("metric_name", static summary => summary.MetricName),
        Loose("current_value", static summary => summary.CurrentValue),
        Field<KpiSummary>.Text("unit", static summary => summary.Unit),
        Field<KpiSummary>.Text("trend", static summary => summary.Trend),
        Loose("trend_percentage", static summary => summary.TrendPercentage),
        Field<KpiSummary>.Instant("period_start", static summary => summary.PeriodStart),
        Field<KpiSummary>.Instant("period_end", static summary => summary.PeriodEnd),
        Field<KpiSummary>.Whole("incident_count", static summary => summary.IncidentCount),
        Loose("target_value", static summary => summary.TargetValue),
        Field<KpiSummary>.Flag("target_met", static summary => summary.TargetMet));

    private static Field<KpiSummary> Loose(string name, Func<KpiSummary, decimal?> get) =>
        new(name, summary => get(summary) is { } value ? WireText.LooseDecimal(value) : null);
}
