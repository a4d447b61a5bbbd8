using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.KpiMeasurements;

/// <summary>Low-level interface to KPI measurements. Use <see cref="KpiMeasurementsClient"/> for paging and validation.</summary>
public interface IKpiMeasurementsApi
{
    /// <summary>Lists KPI measurements: <c>GET /api/analytics/kpi-measurements/</c>.</summary>
    [Get("/api/analytics/kpi-measurements/")]
    Task<AnalyticsPage<KpiMeasurement>> ListAsync(
        [Query] KpiMeasurementQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>Operations of <see cref="IKpiMeasurementsApi"/>.</summary>
internal static class KpiMeasurementsOperations
{
    private static AnalyticsJsonContext Json => AnalyticsJsonContext.Default;

    public static OperationTable All { get; } =
        new()
        {
            {
                nameof(IKpiMeasurementsApi.ListAsync),
                "analytics.kpi_measurements.list",
                static () => Json.AnalyticsPageKpiMeasurement,
                RetrySafe | Undocumented
            },
        };
}
