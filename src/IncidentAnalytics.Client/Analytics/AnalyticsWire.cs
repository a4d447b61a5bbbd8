using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;
using IncidentAnalytics.Client.Analytics.Webhooks;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>JSON contracts of the analytics service.</summary>
/// <remarks>The converters apply to every member, because a Django server may write the same value as text or as a number.</remarks>
[JsonSourceGenerationOptions(
    // Before AnalyticsPageConverter reads a page, the serializer finds its end, again for each buffer, unless it has the whole page.
    DefaultBufferSize = 64 * 1024,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(TextOrNumberConverter),
        typeof(WholeNumberConverter),
        typeof(FloatConverter),
        typeof(DecimalTextConverter),
        typeof(BooleanConverter),
        typeof(PythonDurationConverter),
        typeof(IsoInstantConverter),
        typeof(UndocumentedModelConverter<Heatmap>),
        typeof(UndocumentedModelConverter<KpiMeasurement>),
        typeof(UndocumentedModelConverter<ModelPerformance>),
        typeof(UndocumentedModelConverter<ModelTraining>),
        typeof(UndocumentedModelConverter<PredictiveInsight>),
        typeof(UndocumentedModelConverter<RecurrenceAnalysis>),
        typeof(AnalyticsPageConverter<KpiMetric>),
        typeof(AnalyticsPageConverter<KpiMeasurement>),
        typeof(AnalyticsPageConverter<RecurrenceAnalysis>),
        typeof(AnalyticsPageConverter<PredictiveModel>),
        typeof(AnalyticsPageConverter<AnomalyDetection>),
        typeof(AnalyticsPageConverter<CostAnalysis>),
        typeof(AnalyticsPageConverter<DashboardConfiguration>),
        typeof(AnalyticsPageConverter<Heatmap>),
        typeof(AnalyticsPageConverter<PredictiveInsight>),
    ]
)]
[JsonSerializable(typeof(AnalyticsPage<AnomalyDetection>))]
[JsonSerializable(typeof(AnalyticsPage<CostAnalysis>))]
[JsonSerializable(typeof(AnalyticsPage<DashboardConfiguration>))]
[JsonSerializable(typeof(AnalyticsPage<Heatmap>))]
[JsonSerializable(typeof(AnalyticsPage<KpiMeasurement>))]
[JsonSerializable(typeof(AnalyticsPage<KpiMetric>))]
[JsonSerializable(typeof(AnalyticsPage<PredictiveInsight>))]
[JsonSerializable(typeof(AnalyticsPage<PredictiveModel>))]
[JsonSerializable(typeof(AnalyticsPage<RecurrenceAnalysis>))]
[JsonSerializable(typeof(AnomalyDetection))]
[JsonSerializable(typeof(AnomalySummary))]
[JsonSerializable(typeof(CostAnalysis))]
[JsonSerializable(typeof(CostSummary))]
[JsonSerializable(typeof(CostThresholdData))]
[JsonSerializable(typeof(CreateDashboardConfigurationRequest))]
[JsonSerializable(typeof(CreateKpiMetricRequest))]
[JsonSerializable(typeof(CreatePredictiveModelRequest))]
[JsonSerializable(typeof(DashboardConfiguration))]
[JsonSerializable(typeof(DashboardData))]
[JsonSerializable(typeof(EmptyObjectBody))]
[JsonSerializable(typeof(Heatmap))]
[JsonSerializable(typeof(IReadOnlyList<KpiSummary>))]
[JsonSerializable(typeof(InsightSummary))]
[JsonSerializable(typeof(KpiMeasurement))]
[JsonSerializable(typeof(KpiMetric))]
[JsonSerializable(typeof(KpiSummary))]
[JsonSerializable(typeof(KpiThresholdData))]
[JsonSerializable(typeof(ModelPerformance))]
[JsonSerializable(typeof(ModelTraining))]
[JsonSerializable(typeof(PredictiveInsight))]
[JsonSerializable(typeof(PredictiveModel))]
[JsonSerializable(typeof(RecurrenceAnalysis))]
[JsonSerializable(typeof(WebhookEnvelope))]
internal sealed partial class AnalyticsJsonContext : JsonSerializerContext;

/// <summary>
/// JSON contracts of the models whose members the service does not document. <see cref="UndocumentedModelConverter{T}"/> reads these
/// models with them; everything else uses <see cref="AnalyticsJsonContext"/>.
/// </summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(TextOrNumberConverter),
        typeof(WholeNumberConverter),
        typeof(FloatConverter),
        typeof(DecimalTextConverter),
        typeof(BooleanConverter),
        typeof(PythonDurationConverter),
        typeof(IsoInstantConverter),
    ]
)]
[JsonSerializable(typeof(Heatmap))]
[JsonSerializable(typeof(KpiMeasurement))]
[JsonSerializable(typeof(ModelPerformance))]
[JsonSerializable(typeof(ModelTraining))]
[JsonSerializable(typeof(PredictiveInsight))]
[JsonSerializable(typeof(RecurrenceAnalysis))]
internal sealed partial class UndocumentedJsonContext : JsonSerializerContext;

/// <summary>An empty JSON object: the body of an action without parameters.</summary>
public sealed record EmptyObjectBody
{
    private EmptyObjectBody() { }

    /// <summary>The only instance.</summary>
    public static EmptyObjectBody Instance { get; } = new();

    /// <summary>The body as JSON.</summary>
    public override string ToString() => "{}";
}
