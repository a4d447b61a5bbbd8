using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary><c>kpi-metrics/</c>.</summary>
internal sealed class KpiMetricViews(Func<KpiMetricStore> store)
{
    private const int MaxNameLength = 200;
    private const int MaxTextLength = 2_000;
    private const int HoursPerYear = 8_760;

    private static readonly FilterSet<KpiMetric> MetricFilters = new(
        Filter<KpiMetric>.Choice("metric_type", KpiMetricTypes.All, static metric => metric.MetricType),
        Filter<KpiMetric>.Boolean("is_active", static metric => metric.IsActive),
        Filter<KpiMetric>.Boolean("is_system_metric", static metric => metric.IsSystemMetric),
        Filter<KpiMetric>.NotBefore("created_after", static metric => metric.CreatedAt),
        Filter<KpiMetric>.NotAfter("created_before", static metric => metric.CreatedAt)
    );

    private static readonly ListView<KpiMeasurement> MeasurementsOfMetric = new(
        KpiMeasurementFields.All,
        new(KpiMeasurementFields.PeriodFilters),
        static measurement => [measurement.MetricName]
    );

    public IEnumerable<View> Views =>
        [
            new View("kpi-metrics/", "Kpi Metric List") { Get = List, Post = CreateAsync },
            new View("kpi-metrics/summary/", "Summary") { Get = Summary },
            new View("kpi-metrics/{id}/", "Kpi Metric Instance") { Get = Retrieve },
            new View("kpi-metrics/{id}/measurements/", "Measurements") { Get = ListOfMetric },
        ];

    private DrfResponse List(DrfRequest request)
    {
        var metrics = store();
        var view = new ListView<KpiMetric>(
            KpiMetricFields.List(metrics.Measurements.ByMetric),
            MetricFilters,
            static metric => [metric.Name, metric.Description]
        );
        return DrfResponse.Ok(view.GetPage(request, metrics.All));
    }

    private DrfResponse Retrieve(DrfRequest request)
    {
        var metrics = store();
        var metric = metrics.Find(request.GetId()) ?? throw DrfException.NotFound();
        return DrfResponse.Ok(KpiMetricFields.Detail(metrics.Measurements.ByMetric).Write(metric));
    }

    private async Task<DrfResponse> CreateAsync(DrfRequest request)
    {
        var input = await request.ReadObjectAsync().ConfigureAwait(false);
        var metric = new KpiMetric
        {
            Name = input.Text("name", MaxNameLength),
            Description = input.Text("description", MaxTextLength, defaultValue: ""),
            MetricType = input.Choice("metric_type", KpiMetricTypes.All),
            AggregationType = input.Choice("aggregation_type", AggregationTypes.All, defaultValue: AggregationTypes.Average),
            IncidentCategories = input.TextList("incident_categories", MaxNameLength),
            IncidentSeverities = input.TextList("incident_severities", MaxNameLength),
            IncidentPriorities = input.TextList("incident_priorities", MaxNameLength),
            CalculationFormula = input.NullableText("calculation_formula", MaxTextLength),
            TimeWindowHours = input.Integer("time_window_hours", defaultValue: 24, min: 1, max: HoursPerYear),
            IsActive = input.Boolean("is_active", defaultValue: true),
            CreatedBy = AnalyticsUser.From(request),
        };
        CheckFormula(input, metric);
        input.ThrowIfInvalid();
        var metrics = store();
        var created = metrics.Create(metric);
        return DrfResponse.Created(KpiMetricFields.Detail(metrics.Measurements.ByMetric).Write(created));
    }

    private static void CheckFormula(InputReader input, KpiMetric metric)
    {
        if (metric.MetricType != KpiMetricTypes.Custom)
        {
            return;
        }

        if (metric.CalculationFormula is not { } formula)
        {
            input.AddError("calculation_formula", "A CUSTOM metric needs a formula.");
        }
        else if (!KpiFormula.TryParse(formula, out _, out var problem))
        {
            input.AddError("calculation_formula", problem);
        }
    }

    private DrfResponse Summary(DrfRequest request) => DrfResponse.Ok(KpiMetricFields.Summary.WriteAll(store().Summarize()));

    private DrfResponse ListOfMetric(DrfRequest request)
    {
        var metrics = store();
        var metric = metrics.Find(request.GetId()) ?? throw DrfException.NotFound();
        return DrfResponse.Ok(MeasurementsOfMetric.GetPage(request, metrics.Measurements.GetForMetric(metric.Id).Reverse()));
    }
}
