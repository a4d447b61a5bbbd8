using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>The document's "Data Models": each member has a property of its documented type, each value is known.</summary>
public sealed class DocumentedModelsTests
{
    private const string KpiMetric = """
        {
        "id": "uuid",
        "name": "string",
        "description": "string",
        "metric_type": "MTTA|MTTR|MTBF|MTBSI|AVAILABILITY|INCIDENT_COUNT|RESOLUTION_RATE|ESCALATION_RATE|CUSTOM",
        "aggregation_type": "AVERAGE|MEDIAN|MIN|MAX|SUM|COUNT|PERCENTILE_95|PERCENTILE_99",
        "incident_categories": ["string"],
        "incident_severities": ["string"],
        "incident_priorities": ["string"],
        "calculation_formula": "string",
        "time_window_hours": "integer",
        "is_active": "boolean",
        "is_system_metric": "boolean",
        "created_by": "uuid",
        "created_at": "datetime",
        "updated_at": "datetime"
        }
        """;

    private const string PredictiveModel = """
        {
        "id": "uuid",
        "name": "string",
        "description": "string",
        "model_type": "ANOMALY_DETECTION|INCIDENT_PREDICTION|SEVERITY_PREDICTION|RESOLUTION_TIME_PREDICTION|ESCALATION_PREDICTION|COST_PREDICTION",
        "algorithm_type": "ISOLATION_FOREST|LSTM|RANDOM_FOREST|XGBOOST|SVM|NEURAL_NETWORK|ARIMA|PROPHET",
        "model_config": "object",
        "feature_columns": ["string"],
        "target_column": "string",
        "training_data_period_days": "integer",
        "min_training_samples": "integer",
        "accuracy_score": "float",
        "precision_score": "float",
        "recall_score": "float",
        "f1_score": "float",
        "status": "TRAINING|ACTIVE|INACTIVE|RETRAINING|ERROR",
        "version": "string",
        "model_file_path": "string",
        "last_trained_at": "datetime",
        "training_duration_seconds": "integer",
        "training_samples_count": "integer",
        "auto_retrain_enabled": "boolean",
        "retrain_frequency_days": "integer",
        "performance_threshold": "float",
        "created_by": "uuid",
        "created_at": "datetime",
        "updated_at": "datetime"
        }
        """;

    private const string AnomalyDetection = """
        {
        "id": "uuid",
        "model": "uuid",
        "anomaly_type": "STATISTICAL|TEMPORAL|PATTERN|THRESHOLD|BEHAVIORAL",
        "severity": "LOW|MEDIUM|HIGH|CRITICAL",
        "status": "DETECTED|INVESTIGATING|CONFIRMED|FALSE_POSITIVE|RESOLVED",
        "confidence_score": "float",
        "anomaly_score": "float",
        "threshold_used": "float",
        "detected_at": "datetime",
        "time_window_start": "datetime",
        "time_window_end": "datetime",
        "related_incidents": ["uuid"],
        "affected_services": ["string"],
        "affected_metrics": ["string"],
        "description": "string",
        "root_cause_analysis": "string",
        "impact_assessment": "string",
        "actions_taken": ["string"],
        "resolved_at": "datetime",
        "resolved_by": "uuid",
        "metadata": "object"
        }
        """;

    private const string CostAnalysis = """
        {
        "id": "uuid",
        "incident": "uuid",
        "cost_type": "DOWNTIME|LOST_REVENUE|PENALTY|RESOURCE_COST|REPUTATION_COST|COMPLIANCE_COST",
        "cost_amount": "decimal",
        "currency": "string",
        "calculation_method": "string",
        "calculation_details": "object",
        "downtime_hours": "decimal",
        "affected_users": "integer",
        "revenue_impact": "decimal",
        "business_unit": "string",
        "service_tier": "string",
        "is_validated": "boolean",
        "validated_by": "uuid",
        "validated_at": "datetime",
        "validation_notes": "string",
        "created_at": "datetime",
        "updated_at": "datetime"
        }
        """;

    public static TheoryData<Type, string> Documented =>
        new()
        {
            { typeof(KpiMetric), KpiMetric },
            { typeof(PredictiveModel), PredictiveModel },
            { typeof(AnomalyDetection), AnomalyDetection },
            { typeof(CostAnalysis), CostAnalysis },
        };

    [Theory]
    [MemberData(nameof(Documented))]
    public void Properties_HaveDocumentedTypes(Type model, string document)
    {
        var properties = Properties(model);
        foreach (var (name, description) in JsonNode.Parse(document)!.AsObject())
        {
            var type = properties[name].PropertyType;
            if (description is JsonArray)
                Assert.Equal(typeof(IReadOnlyList<string>), type);
            else if (description!.GetValue<string>() is var text && text.Contains('|', StringComparison.Ordinal))
                AssertKnown(Nullable.GetUnderlyingType(type)!, text.Split('|'));
            else
                Assert.Equal(TypeOf(text), type);
        }
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void Deserialize_RoundTripsDocumentedMembers(Type model, string document)
    {
        var sample = new JsonObject(
            JsonNode
                .Parse(document)!
                .AsObject()
                .Select(static m =>
                    KeyValuePair.Create(
                        m.Key,
                        m.Value is JsonArray
                            ? new JsonArray("a", "b")
                            : m.Value!.GetValue<string>() switch
                            {
                                "integer" => 7,
                                "float" => 0.25,
                                "boolean" => true,
                                "decimal" => "12.50",
                                "datetime" => "2024-01-01T12:00:00.123456+09:00",
                                "object" => new JsonObject { ["n_estimators"] = 100, ["nested"] = new JsonArray(1, null) },
                                var text => (JsonNode?)text.Split('|')[0],
                            }
                    )
                )
        );
        var type = AnalyticsJsonContext.Default.GetTypeInfo(model)!;

        var value = JsonSerializer.Deserialize(sample.ToJsonString(), type)!;

        Assert.Empty((IReadOnlyDictionary<string, JsonElement>)model.GetProperty("AdditionalProperties")!.GetValue(value)!);
        Assert.True(JsonNode.DeepEquals(sample, JsonNode.Parse(value.ToString()!)), value.ToString());
    }

    private static Dictionary<string, PropertyInfo> Properties(Type model) =>
        model
            .GetProperties()
            .Select(static p =>
                (
                    p,
                    Name: p.GetCustomAttributes(typeof(JsonPropertyNameAttribute), inherit: false)
                        .OfType<JsonPropertyNameAttribute>()
                        .SingleOrDefault()
                        ?.Name
                )
            )
            .Where(static p => p.Name is not null)
            .ToDictionary(static p => p.Name!, static p => p.p, StringComparer.Ordinal);

    private static void AssertKnown(Type openValue, string[] texts)
    {
        var known = openValue.GetProperties(BindingFlags.Static | BindingFlags.Public).Select(static p => p.GetValue(null)!.ToString());
        Assert.Equal(texts, known);
    }

    private static Type TypeOf(string description) =>
        description switch
        {
            "uuid" or "string" => typeof(string),
            "integer" => typeof(long?),
            "float" => typeof(double?),
            "decimal" => typeof(decimal?),
            "boolean" => typeof(bool?),
            "datetime" => typeof(DateTimeOffset?),
            "object" => typeof(JsonElement?),
            _ => throw new InvalidOperationException(description),
        };
}
