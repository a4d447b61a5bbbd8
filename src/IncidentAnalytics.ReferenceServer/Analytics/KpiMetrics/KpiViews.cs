using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary><c>kpi-metrics/</c> and <c>kpi-measurements/</c>.</summary>
internal sealed class KpiViews(AnalyticsStore store)
{
    private const int LongestName = 200;
    private const int LongestText = 2_000;
    private const int HoursOfAYear = 8_760;

    private static readonly FilterSet<KpiMetric> MetricFilters = new(
        Filter<KpiMetric>.Choice("metric_type", KpiMetricTypes.All, static metric => metric.MetricType),
        Filter<KpiMetric>.Flag("is_active", static metric => metric.IsActive),
        Filter<KpiMetric>.Flag("is_system_metric", static metric => metric.IsSystemMetric),
        Filter<KpiMetric>.NotBefore("created_after", static metric => metric.CreatedAt),
        Filter<KpiMetric>.NotAfter("created_before", static metric => metric.CreatedAt)
    );

    private static readonly Filter<KpiMeasurement>[] PeriodFilters =
    [
        Filter<KpiMeasurement>.NotBefore("start_date", static measurement => measurement.PeriodStart),
        Filter<KpiMeasurement>.NotAfter("end_date", static measurement => measurement.PeriodEnd),
    ];

    private static readonly ListView<KpiMeasurement> MeasurementsOfMetric = new(
        KpiMeasurementFields.All,
        new(PeriodFilters),
        static measurement => [measurement.MetricName]
    );

    private static readonly ListView<KpiMeasurement> Measurements = new(
        KpiMeasurementFields.All,
        new([Filter<KpiMeasurement>.Uuid("metric_id", static measurement => measurement.MetricId.ToString()), .. PeriodFilters]),
        static measurement => [measurement.MetricName]
    );

    public IEnumerable<View> Views =>
        [
            new View("kpi-metrics/", "Kpi Metric List") { Get = List, Post = CreateAsync },
            new View("kpi-metrics/summary/", "Summary") { Get = Summary },
            new View("kpi-metrics/{id}/", "Kpi Metric Instance") { Get = Retrieve },
            new View("kpi-metrics/{id}/measurements/", "Measurements") { Get = ListOfMetric },
            new View("kpi-measurements/", "Kpi Measurement List") { Get = ListMeasurements },
        ];

    private DrfResponse List(DrfRequest request)
    {
        var state = store.Current;
        var view = new ListView<KpiMetric>(
            KpiMetricFields.List(state.KpiMeasurements),
            MetricFilters,
            static metric => [metric.Name, metric.Description]
        );
        return DrfResponse.Ok(view.Answer(request, state.KpiMetrics));
    }

    private DrfResponse Retrieve(DrfRequest request)
    {
        var state = store.Current;
        var metric = state.FindKpiMetric(Ids.Read(request)) ?? throw DrfException.NotFound();
        return DrfResponse.Ok(KpiMetricFields.Detail(state.KpiMeasurements).Write(metric));
    }

    private async Task<DrfResponse> CreateAsync(DrfRequest request)
    {
        var input = await request.ReadObjectAsync().ConfigureAwait(false);
        var draft = new KpiMetricDraft
        {
            Name = input.Text("name", LongestName),
            Description = input.Text("description", LongestText, absent: ""),
            MetricType = input.Choice("metric_type", KpiMetricTypes.All),
            AggregationType = input.Choice("aggregation_type", AggregationTypes.All, absent: AggregationTypes.Average),
            IncidentCategories = input.Texts("incident_categories", LongestName),
            IncidentSeverities = input.Texts("incident_severities", LongestName),
            IncidentPriorities = input.Texts("incident_priorities", LongestName),
            CalculationFormula = input.NullableText("calculation_formula", LongestText),
            TimeWindowHours = input.Whole("time_window_hours", absent: 24, least: 1, most: HoursOfAYear),
            IsActive = input.Flag("is_active", absent: true),
        };
        CheckFormula(input, draft);
        input.Check();
        var state = store.Current;
        var metric = state.CreateKpiMetric(draft, Users.Of(request));
        return DrfResponse.Created(KpiMetricFields.Detail(state.KpiMeasurements).Write(metric));
    }

    private static void CheckFormula(InputReader input, KpiMetricDraft draft)
    {
        if (draft.MetricType != KpiMetricTypes.Custom)
        {
            return;
        }

        if (draft.CalculationFormula is not { } formula)
        {
            input.Refuse("calculation_formula", "A CUSTOM metric needs a formula.");
        }
        else if (!KpiFormula.TryParse(formula, out _, out var problem))
        {
            input.Refuse("calculation_formula", problem);
        }
    }

    private DrfResponse Summary(DrfRequest request) => DrfResponse.Ok(KpiMeasurementFields.Summary.WriteAll(store.Current.KpiSummaries()));

    private DrfResponse ListOfMetric(DrfRequest request)
    {
        var state = store.Current;
        var metric = state.FindKpiMetric(Ids.Read(request)) ?? throw DrfException.NotFound();
        return DrfResponse.Ok(MeasurementsOfMetric.Answer(request, state.MeasurementsOf(metric.Id).Reverse()));
    }

    private DrfResponse ListMeasurements(DrfRequest request) =>
        DrfResponse.Ok(
            Measurements.Answer(request, store.Current.KpiMeasurements.OrderByDescending(static measurement => measurement.PeriodStart))
        );
}
