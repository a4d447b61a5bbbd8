using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;

/// <summary><c>kpi-measurements/</c>.</summary>
internal sealed class KpiMeasurementViews(Func<KpiMeasurementStore> store)
{
    private static readonly ListView<KpiMeasurement> Lists = new(
        KpiMeasurementFields.All,
        new([
            Filter<KpiMeasurement>.Uuid("metric_id", static measurement => measurement.MetricId.ToString()),
            .. KpiMeasurementFields.PeriodFilters,
        ]),
        static measurement => [measurement.MetricName]
    );

    public IEnumerable<View> Views => [new View("kpi-measurements/", "Kpi Measurement List") { Get = List }];

    private DrfResponse List(DrfRequest request) => DrfResponse.Ok(Lists.GetPage(request, store().LatestFirst));
}

/// <summary>KPI measurements on the wire.</summary>
internal static class KpiMeasurementFields
{
    /// <summary>Decimal places of values.</summary>
    public const int DecimalPlaces = 2;

    public static readonly Serializer<KpiMeasurement> All = new(
        Field<KpiMeasurement>.Text("id", static measurement => measurement.Id.ToString()),
        Field<KpiMeasurement>.Text("metric", static measurement => measurement.MetricId.ToString()),
        Field<KpiMeasurement>.Text("metric_name", static measurement => measurement.MetricName),
        Field<KpiMeasurement>.Decimal("value", DecimalPlaces, static measurement => measurement.Value),
        Field<KpiMeasurement>.Text("unit", static measurement => measurement.Unit),
        Field<KpiMeasurement>.Instant("period_start", static measurement => measurement.PeriodStart),
        Field<KpiMeasurement>.Instant("period_end", static measurement => measurement.PeriodEnd),
        Field<KpiMeasurement>.Instant("calculated_at", static measurement => measurement.CalculatedAt),
        Field<KpiMeasurement>.Integer("incident_count", static measurement => measurement.IncidentCount),
        Field<KpiMeasurement>.Json("calculation_details", static measurement => measurement.CalculationDetails())
    );

    public static readonly IReadOnlyList<Filter<KpiMeasurement>> PeriodFilters =
    [
        Filter<KpiMeasurement>.NotBefore("start_date", static measurement => measurement.PeriodStart),
        Filter<KpiMeasurement>.NotAfter("end_date", static measurement => measurement.PeriodEnd),
    ];
}
