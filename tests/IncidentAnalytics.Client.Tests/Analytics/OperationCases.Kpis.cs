using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;

namespace IncidentAnalytics.Client.Tests.Analytics;

internal static partial class OperationCases
{
    private static IEnumerable<OperationCase> Kpis =>
        [
            new(
                "analytics.kpi_metrics.list",
                "GET /api/analytics/kpi-metrics/?page=2&page_size=50&ordering=-created_at%2Cname&search=mean%20time&metric_type=MTTA&is_active=true&is_system_metric=false"
                    + "&created_after=2024-01-01T00%3A00%3A00Z&created_before=2024-02-01T00%3A00%3A00.123456Z",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.KpiMetrics.ListAsync(
                            new()
                            {
                                Page = 2,
                                PageSize = 50,
                                Ordering = Ordering,
                                Search = "mean time",
                                MetricType = KpiMetricType.MeanTimeToAcknowledge,
                                IsActive = true,
                                IsSystemMetric = false,
                                CreatedAfter = Start,
                                CreatedBefore = End,
                            },
                            options,
                            token
                        ),
                        m => $"{m.Id} {m.MetricType} {m.CreatedBy}",
                        token
                    ),
                List("""{"id":"a","metric_type":"MTTA","created_by":17}"""),
                "a MTTA 17"
            ),
            new(
                "analytics.kpi_metrics.get",
                "GET /api/analytics/kpi-metrics/a%2Fb%3Fc%23d%20%C3%BC/",
                null,
                (client, options, token) =>
                    TextAsync(client.KpiMetrics.GetAsync("a/b?c#d ü", options, token), m => $"{m.Id} {m.TimeWindowHours}"),
                """{"id":123,"time_window_hours":"24"}""",
                "123 24"
            ),
            new(
                "analytics.kpi_metrics.create",
                "POST /api/analytics/kpi-metrics/",
                """{"name":"n","metric_type":"MTTR","aggregation_type":"MEDIAN"}""",
                (client, options, token) =>
                    TextAsync(
                        client.KpiMetrics.CreateAsync(
                            new()
                            {
                                Name = "n",
                                MetricType = KpiMetricType.MeanTimeToResolve,
                                AggregationType = KpiAggregationType.Median,
                            },
                            options,
                            token
                        ),
                        m => $"{m.Id}"
                    ),
                """{"id":"new"}""",
                "new",
                IsRetrySafe: false
            ),
            new(
                "analytics.kpi_metrics.list_measurements",
                "GET /api/analytics/kpi-metrics/m%201/measurements/?page_size=100&start_date=2024-01-01T00%3A00%3A00Z&end_date=2024-02-01T00%3A00%3A00.123456Z",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.KpiMetrics.ListMeasurementsAsync(
                            "m 1",
                            new()
                            {
                                PageSize = 100,
                                StartDate = Start,
                                EndDate = End,
                            },
                            options,
                            token
                        ),
                        m => $"{m.MetricId} {m.Value} {m.IncidentCount}",
                        token
                    ),
                """[{"metric":"m 1","value":15.50,"incident_count":3}]""",
                "m 1 15.50 3"
            ),
            new(
                "analytics.kpi_metrics.get_summary",
                "GET /api/analytics/kpi-metrics/summary/",
                null,
                (client, options, token) =>
                    TextAsync(client.KpiMetrics.GetSummaryAsync(options, token), s => $"{s.Single().CurrentValue} {s[0].Trend}"),
                """[{"current_value":"15.5","trend":"down"}]""",
                "15.5 down"
            ),
            new(
                "analytics.kpi_measurements.list",
                "GET /api/analytics/kpi-measurements/?page=1&start_date=2024-01-01T00%3A00%3A00Z&metric_id=7",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.KpiMeasurements.ListAsync(
                            new()
                            {
                                Page = 1,
                                MetricId = "7",
                                Range = TimeRange.Since(Start),
                            },
                            options,
                            token
                        ),
                        m => $"{m.MetricName} {m.CalculationDetails}",
                        token
                    ),
                List("""{"metric_name":"MTTA","calculation_details":{"n":1}}"""),
                """MTTA {"n":1}"""
            ),
        ];

    private static IEnumerable<OperationCase> Recurrences =>
        [
            new(
                "analytics.recurrence_analyses.list",
                "GET /api/analytics/recurrence-analyses/?recurrence_type=PATTERN&min_confidence=0.8&is_resolved=false",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.RecurrenceAnalyses.ListAsync(
                            new()
                            {
                                RecurrenceType = RecurrenceType.Pattern,
                                MinConfidence = 0.8,
                                IsResolved = false,
                            },
                            options,
                            token
                        ),
                        r => $"{r.RecurrenceType} {r.RecurrenceInterval} {string.Join('+', r.RelatedIncidents!)}",
                        token
                    ),
                List("""{"recurrence_type":"PATTERN","recurrence_interval":"1 day, 2:30:00","related_incidents":["a",2]}"""),
                "PATTERN 1.02:30:00 a+2"
            ),
            new(
                "analytics.recurrence_analyses.list_unresolved",
                "GET /api/analytics/recurrence-analyses/unresolved/?search=db",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.RecurrenceAnalyses.ListUnresolvedAsync(new() { Search = "db" }, options, token),
                        r => $"{r.Category} {r.IsResolved}",
                        token
                    ),
                """[{"category":"db","is_resolved":false}]""",
                "db False"
            ),
        ];

    private static IEnumerable<OperationCase> Models =>
        [
            new(
                "analytics.predictive_models.list",
                "GET /api/analytics/predictive-models/?model_type=COST_PREDICTION&status=RETRAINING",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.PredictiveModels.ListAsync(
                            new() { ModelType = PredictiveModelType.CostPrediction, Status = PredictiveModelStatus.Retraining },
                            options,
                            token
                        ),
                        m => $"{m.AlgorithmType} {m.AccuracyScore}",
                        token
                    ),
                List("""{"algorithm_type":"QUANTUM","accuracy_score":0.93}"""),
                "QUANTUM 0.93"
            ),
            new(
                "analytics.predictive_models.create",
                "POST /api/analytics/predictive-models/",
                """{"name":"n","model_type":"INCIDENT_PREDICTION","algorithm_type":"LSTM","performance_threshold":0.75}""",
                (client, options, token) =>
                    TextAsync(
                        client.PredictiveModels.CreateAsync(
                            new()
                            {
                                Name = "n",
                                ModelType = PredictiveModelType.IncidentPrediction,
                                AlgorithmType = PredictiveAlgorithmType.Lstm,
                                PerformanceThreshold = 0.75,
                            },
                            options,
                            token
                        ),
                        m => $"{m.Id} {m.Status}"
                    ),
                """{"id":5,"status":"INACTIVE"}""",
                "5 INACTIVE",
                IsRetrySafe: false
            ),
            new(
                "analytics.predictive_models.train",
                "POST /api/analytics/predictive-models/m/train/",
                "{}",
                (client, options, token) =>
                    TextAsync(
                        client.PredictiveModels.TrainAsync("m", options, token),
                        t => $"{t?.Status} {t?.TrainingDurationSeconds} {t?.Message}"
                    ),
                """{"model":"m","status":"TRAINING","message":"started","training_duration_seconds":1.5}""",
                "TRAINING 1.5 started",
                IsRetrySafe: false
            ),
            new(
                "analytics.predictive_models.get_performance",
                "GET /api/analytics/predictive-models/m/performance/",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.PredictiveModels.GetPerformanceAsync("m", options, token),
                        p => $"{p.F1Score} {p.Baseline} {p.TestSamplesCount}"
                    ),
                """{"f1_score":"0.5","baseline":"majority","test_samples_count":12.0}""",
                "0.5 majority 12"
            ),
        ];

    private static IEnumerable<OperationCase> Anomalies =>
        [
            new(
                "analytics.anomaly_detections.list",
                "GET /api/analytics/anomaly-detections/?end_date=2024-02-01T00%3A00%3A00.123456Z&anomaly_type=BEHAVIORAL&severity=CRITICAL&status=FALSE_POSITIVE",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.AnomalyDetections.ListAsync(
                            new()
                            {
                                AnomalyType = AnomalyType.Behavioral,
                                Severity = AnomalySeverity.Critical,
                                Status = AnomalyStatus.FalsePositive,
                                Range = TimeRange.Until(End),
                            },
                            options,
                            token
                        ),
                        a => $"{a.Severity} {a.DetectedAt:u} {a.ResolvedBy ?? "nobody"}",
                        token
                    ),
                List("""{"severity":"CRITICAL","detected_at":"2024-01-01T24:00:00Z","resolved_by":null}"""),
                "CRITICAL 2024-01-02 00:00:00Z nobody"
            ),
            new(
                "analytics.anomaly_detections.get_summary",
                "GET /api/analytics/anomaly-detections/summary/",
                null,
                (client, options, token) =>
                    TextAsync(
                        client.AnomalyDetections.GetSummaryAsync(options, token),
                        s => $"{s.TotalAnomalies} {s.FalsePositiveRate} {s.AverageResolutionTime}"
                    ),
                """{"total_anomalies":3000000000,"false_positive_rate":8.50,"average_resolution_time":"P0DT02H30M00S"}""",
                "3000000000 8.50 02:30:00"
            ),
            new(
                "analytics.anomaly_detections.acknowledge",
                "POST /api/analytics/anomaly-detections/a/acknowledge/",
                "{}",
                (client, options, token) => TextAsync(client.AnomalyDetections.AcknowledgeAsync("a", options, token), a => $"{a?.Status}"),
                """{"status":"acknowledged"}""",
                "acknowledged"
            ),
            new(
                "analytics.anomaly_detections.resolve",
                "POST /api/analytics/anomaly-detections/%252e%252E./resolve/",
                "{}",
                (client, options, token) =>
                    TextAsync(client.AnomalyDetections.ResolveAsync("%2e%2E.", options, token), a => $"{a?.Status} {a?.ResolvedBy}"),
                """{"status":"RESOLVED","resolved_by":"u"}""",
                "RESOLVED u"
            ),
        ];
}
