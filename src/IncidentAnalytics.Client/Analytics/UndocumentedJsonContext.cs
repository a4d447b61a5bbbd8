using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// The models whose members no document describes, member by member. <see cref="UndocumentedModelConverter{T}"/> reads them with these
/// contracts; everything else uses <see cref="AnalyticsJsonContext"/>.
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
