using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.KpiMeasurements;

/// <summary>
/// KPI measurements, endpoint by endpoint. Low-level interface: use <see cref="KpiMeasurementsClient"/> for typed results.
/// </summary>
public interface IKpiMeasurementsApi
{
    /// <summary>Lists KPI measurements: <c>GET /api/analytics/kpi-measurements/</c>.</summary>
    /// <param name="query">Which, in which order, and which page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/kpi-measurements/")]
    Task<AnalyticsPage<KpiMeasurement>> ListAsync(
        [Query] KpiMeasurementQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>The operations of <see cref="IKpiMeasurementsApi"/>.</summary>
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
