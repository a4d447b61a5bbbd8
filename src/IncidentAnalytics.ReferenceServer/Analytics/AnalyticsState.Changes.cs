using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>What people create, acknowledge and resolve.</summary>
internal sealed partial class AnalyticsState
{
    private static readonly JsonElement EmptyObject = JsonDocument.Parse("{}").RootElement;
    private static readonly JsonElement EmptyList = JsonDocument.Parse("[]").RootElement;

    private int _createdCount;

    /// <summary>Adds a metric. It has no measurement before the next calculation.</summary>
    public KpiMetric CreateKpiMetric(KpiMetricDraft draft, AnalyticsUser user)
    {
        var metric = new KpiMetric
        {
            Id = NextId(RecordKind.KpiMetric),
            Name = draft.Name,
            Description = draft.Description,
            MetricType = draft.MetricType,
            AggregationType = draft.AggregationType,
            IncidentCategories = draft.IncidentCategories,
            IncidentSeverities = draft.IncidentSeverities,
            IncidentPriorities = draft.IncidentPriorities,
            CalculationFormula = draft.CalculationFormula,
            TimeWindowHours = draft.TimeWindowHours,
            IsActive = draft.IsActive,
            CreatedBy = user,
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        _metrics.Add(metric);
        return metric;
    }

    /// <summary>Adds a model that has never been trained: INACTIVE.</summary>
    public PredictiveModel CreateModel(PredictiveModelDraft draft, AnalyticsUser user)
    {
        var model = new PredictiveModel
        {
            Id = NextId(RecordKind.Model),
            Name = draft.Name,
            Description = draft.Description,
            ModelType = draft.ModelType,
            AlgorithmType = draft.AlgorithmType,
            ModelConfig = OrEmpty(draft.ModelConfig, EmptyObject),
            FeatureColumns = draft.FeatureColumns,
            TargetColumn = draft.TargetColumn,
            TrainingDataPeriodDays = draft.TrainingDataPeriodDays,
            MinTrainingSamples = draft.MinTrainingSamples,
            Status = ModelStatuses.Inactive,
            AutoRetrainEnabled = draft.AutoRetrainEnabled,
            RetrainFrequencyDays = draft.RetrainFrequencyDays,
            PerformanceThreshold = draft.PerformanceThreshold,
            CreatedBy = user,
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        _models.Add(model);
        return model;
    }

    public DashboardConfiguration CreateDashboard(DashboardDraft draft, AnalyticsUser user)
    {
        var dashboard = new DashboardConfiguration
        {
            Id = NextId(RecordKind.Dashboard),
            Name = draft.Name,
            Description = draft.Description,
            DashboardType = draft.DashboardType,
            LayoutConfig = OrEmpty(draft.LayoutConfig, EmptyObject),
            WidgetConfigs = OrEmpty(draft.WidgetConfigs, EmptyList),
            IsPublic = draft.IsPublic,
            AllowedRoles = draft.AllowedRoles,
            AutoRefreshEnabled = draft.AutoRefreshEnabled,
            RefreshIntervalSeconds = draft.RefreshIntervalSeconds,
            IsActive = draft.IsActive,
            CreatedBy = user,
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        _dashboards.Add(dashboard);
        return dashboard;
    }

    /// <summary>Somebody looks after it: DETECTED becomes INVESTIGATING. Any other status stays.</summary>
    /// <returns>The anomaly afterwards; null when there is none with this id.</returns>
    public AnomalyDetection? AcknowledgeAnomaly(Guid id, AnalyticsUser user) =>
        _anomalies.Change(
            id,
            anomaly =>
                anomaly.Status == AnomalyStatuses.Detected
                    ? anomaly with
                    {
                        Status = AnomalyStatuses.Investigating,
                        ActionsTaken = [.. anomaly.ActionsTaken, $"Acknowledged by {user.Username}."],
                    }
                    : anomaly
        );

    /// <summary>It becomes RESOLVED, now and by this user. One that is resolved or a false positive stays as it is.</summary>
    /// <param name="id">The anomaly.</param>
    /// <param name="user">Who resolves it.</param>
    /// <param name="rootCause">Takes the place of the root cause analysis; null leaves it.</param>
    /// <param name="actions">Join the actions taken.</param>
    /// <returns>The anomaly afterwards; null when there is none with this id.</returns>
    public AnomalyDetection? ResolveAnomaly(Guid id, AnalyticsUser user, string? rootCause = null, IReadOnlyList<string>? actions = null) =>
        _anomalies.Change(
            id,
            anomaly =>
                AnomalyStatuses.IsFinal(anomaly.Status)
                    ? anomaly
                    : anomaly with
                    {
                        Status = AnomalyStatuses.Resolved,
                        ResolvedAt = Now,
                        ResolvedBy = user,
                        RootCauseAnalysis = rootCause ?? anomaly.RootCauseAnalysis,
                        ActionsTaken = [.. anomaly.ActionsTaken, .. actions ?? [], $"Resolved by {user.Username}."],
                    }
        );

    /// <summary>The first acknowledgement counts, also of an expired insight.</summary>
    /// <returns>The insight afterwards; null when there is none with this id.</returns>
    public PredictiveInsight? AcknowledgeInsight(Guid id, AnalyticsUser user) =>
        _insights.Change(
            id,
            insight =>
                insight.IsAcknowledged ? insight : insight with { IsAcknowledged = true, AcknowledgedBy = user, AcknowledgedAt = Now }
        );

    // Created records are numbered from the top, made ones from zero.
    private Guid NextId(RecordKind kind) => _ids.For(kind, long.MaxValue - Interlocked.Increment(ref _createdCount));

    private static JsonElement OrEmpty(JsonElement given, JsonElement empty) => given.ValueKind == JsonValueKind.Undefined ? empty : given;
}
