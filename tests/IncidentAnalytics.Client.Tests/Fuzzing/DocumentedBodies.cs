namespace IncidentAnalytics.Client.Tests.Fuzzing;

/// <summary>Valid bodies of the services and their frameworks, which the tests mutate.</summary>
internal static class DocumentedBodies
{
    public const string KpiMetric = """
        {"id":"uuid","name":"Mean Time to Acknowledge","description":"Average time","metric_type":"MTTA","aggregation_type":"AVERAGE",
        "incident_categories":["Infrastructure"],"incident_severities":["HIGH","CRITICAL"],"incident_priorities":["P1"],"calculation_formula":null,"time_window_hours":24,
        "is_active":true,"is_system_metric":true,"created_by_username":"admin","created_at":"2024-01-01T00:00:00Z","updated_at":"2024-01-01T24:00:00Z","measurement_count":100,
        "latest_measurement":{"value":"15.5","unit":"minutes","calculated_at":"2024-01-01T12:00:00Z","incident_count":25}}
        """;

    public const string KpiSummary = """
        [{"metric_type":"MTTA","metric_name":"Mean Time","current_value":"15.5","unit":"minutes","trend":"down","trend_percentage":"-5.2",
        "period_start":"2024-01-01T00:00:00Z","period_end":"2024-01-01T24:00:00Z","incident_count":25,"target_value":null,"target_met":true}]
        """;

    public const string AnomalySummary = """
        {"total_anomalies":50,"critical_anomalies":5,"high_anomalies":15,"medium_anomalies":20,"low_anomalies":10,"unresolved_anomalies":12,"false_positive_rate":"8.5",
        "average_resolution_time":"2:30:00"}
        """;

    public const string CostSummary = """
        {"total_cost":"125000.00","currency":"USD","downtime_cost":"75000.00","lost_revenue":"40000.00","penalty_cost":"10000.00","resource_cost":"0.00",
        "total_downtime_hours":"150.5","total_affected_users":5000,"cost_per_hour":"830.56","cost_per_user":"25.00"}
        """;

    public const string InsightSummary = """
        {"total_insights":25,"high_confidence_insights":8,"medium_confidence_insights":12,"low_confidence_insights":5,"acknowledged_insights":15,"validated_insights":10,
        "expired_insights":3,"average_accuracy":"0.85","active_models":4}
        """;

    public const string Anomaly = """
        {"id":7,"model":"m","anomaly_type":"FREQUENCY","severity":"HIGH","status":"DETECTED","confidence_score":0.9,"anomaly_score":4.2,"threshold_used":3,
        "detected_at":"2024-01-01T00:00:00.123456+09:00","related_incidents":["1",2],"affected_services":["a"],"description":"d","actions_taken":[],"resolved_by":3,
        "metadata":{"a":[1,{"b":null}]}}
        """;

    public const string Model = """
        {"id":"m","name":"n","model_type":"INCIDENT_VOLUME","algorithm_type":"ARIMA","model_config":{"p":1},"feature_columns":["a"],"training_data_period_days":30,
        "accuracy_score":0.9,"status":"ACTIVE","version":"1.0","last_trained_at":"2024-01-01T00:00:00Z","training_duration_seconds":12,"auto_retrain_enabled":true,"created_by":1}
        """;

    public const string Cost =
        """{"id":"c","incident":"i","cost_type":"DOWNTIME","cost_amount":"12.50","currency":"USD","is_validated":false,"created_at":"2024-01-01T00:00:00Z"}""";

    public const string Dashboard = """
        {"id":"d","name":"n","dashboard_type":"EXECUTIVE","layout_config":{"rows":2},"widget_configs":[{"type":"kpi_summary"}],"is_public":true,"allowed_roles":["a"],
        "refresh_interval_seconds":60,"is_active":true}
        """;

    public const string Recurrence = """
        {"id":"r","recurrence_type":"SIMILAR","confidence_score":0.8,"incident_count":3,"related_incidents":["1"],"affected_services":["a"],"recurrence_interval":"1 02:30:00",
        "first_occurrence":"2024-01-01T00:00:00Z","recommendations":["Scale up"],"is_resolved":false}
        """;

    public const string Heatmap = """
        {"id":"h","heatmap_type":"INCIDENT_FREQUENCY","time_granularity":"DAILY","period_start":"2024-01-01T00:00:00Z","x_labels":["a"],"y_labels":["b"],"values":[[1,null],[2.5]],
        "min_value":"1.0","max_value":2.5,"unit":"h"}
        """;

    public const string Insight = """
        {"id":"i","model":"m","insight_type":"TREND","title":"t","confidence_level":"HIGH","confidence_score":0.9,"predicted_value":{"a":1},"recommendations":["r"],
        "valid_from":"2024-01-01T00:00:00Z","is_acknowledged":false,"accuracy":null}
        """;

    public const string Measurement =
        """{"id":"k","metric":"m","metric_name":"n","value":"1.50","unit":"h","period_start":"2024-01-01T00:00:00Z","incident_count":1,"calculation_details":{"a":1}}""";

    public const string Performance =
        """{"model":"m","model_type":"INCIDENT_VOLUME","accuracy_score":0.9,"training_samples_count":10,"last_trained_at":"2024-01-01T00:00:00Z","metrics":{"a":1}}""";

    public const string Training =
        """{"model":"m","status":"TRAINING","message":"started","started_at":"2024-01-01T00:00:00Z","accuracy_score":0.5}""";

    public const string DashboardData =
        "{\"kpi_summary\":"
        + KpiSummary
        + ",\"anomaly_summary\":"
        + AnomalySummary
        + ",\"cost_summary\":"
        + CostSummary
        + ",\"insight_summary\":"
        + InsightSummary
        + ",\"recent_anomalies\":["
        + Anomaly
        + "],\"recent_insights\":["
        + Insight
        + "],\"heatmap_data\":["
        + Heatmap
        + "],\"last_updated\":\"2024-01-01T12:00:00Z\"}";

    public const string Tickets = """
        {"data":{"total":{"value":7,"relation":"gte"},"aggregations":{
        "terms":{"doc_count_error_upper_bound":0,"sum_other_doc_count":1,"buckets":[{"key":"a","doc_count":3,"avg":{"value":1.5,"value_as_string":"1.5"}},{"key":1,"key_as_string":"true","doc_count":1},{"key":2.5,"doc_count":1}]},
        "dates":{"buckets":[{"key":1717200000000,"key_as_string":"2024-06-01","doc_count":1}]},
        "histogram":{"buckets":[{"key":10.0,"doc_count":1}]},
        "range":{"buckets":[{"key":"*-1.0","to":1.0,"to_as_string":"1","doc_count":1}]},
        "daterange":{"buckets":{"a":{"from":1717200000000,"from_as_string":"2024","doc_count":1}}},
        "filters":{"buckets":{"k":{"doc_count":2,"avg":{"value":null}}}},
        "filter":{"doc_count":3,"avg":{"value":1}},
        "value":{"value":1.5,"value_as_string":"1.5"},
        "count":{"value":7},
        "stats":{"count":2,"min":1,"max":2,"avg":1.5,"sum":3,"min_as_string":"1"},
        "extended":{"count":2,"min":1,"sum_of_squares":5,"variance":0.25,"std_deviation":0.5,"std_deviation_bounds":{"upper":2.5,"lower":0.5}},
        "percentiles":{"values":{"50.0":1.5,"50.0_as_string":"1.5","95.0":"NaN"}},
        "unkeyed":{"values":[{"key":50.0,"value":1.5,"value_as_string":"x"}]},
        "raw":{"a":[1,"\u00fc"]}}},"daily_requests_remaining":499}
        """;

    public const string Events = """
        {"step":60000,"timestamps":[1650852000000,1650852060000],"series":[{"event_severity":"Critical","values":[1,2]},{"event_severity":"Info","values":[0]}],
        "summary":{"Critical":3,"Info":0}}
        """;

    public const string Sonar = """
        {"total":2,"tickets":[{"id":17,"repo_guid":"b9f1e3c8-6d0e-4c5f-9d4a-111111111111","repo_name":"r","guid":"b9f1e3c8-6d0e-4c5f-9d4a-222222222222","title":"t","priority":"LOW",
        "status":"NEW","format":"JSON","count":3,"attack":true,"incident":null,"assignees":[{"guid":"b9f1e3c8-6d0e-4c5f-9d4a-333333333333","name":"n","task_status":"ASSIGNED"}],
        "approvers":[],"created":"2022-09-14 17:34:19+0900","closed":null,"x_login":"l"},{"id":18,"priority":3}]}
        """;

    public const string Token = """{"access_token":"tok-1","expires_in":"3600","token_type":"Bearer","scope":"a b"}""";

    public const string IamToken =
        """{"token":{"issued_at":"2001-02-03T04:05:06.123456Z","expires_at":"2001-02-04T04:05:06.123456Z","methods":["password"],"user":{"name":"n"}}}""";

    public const string Webhook = """
        {"id":"w","type":"cost.threshold_exceeded","created_at":"2024-01-01T00:00:00Z","data":{"period_start":"2024-01-01T00:00:00Z","total_cost":"1.50","currency":"USD","threshold":"1.0",
        "cost_analysis":{"id":"c","cost_amount":"1.0"}}}
        """;

    /// <summary>Errors of all services, frameworks and gateways.</summary>
    public static readonly string[] Errors =
    [
        """{"status_code":400,"detail":"Invalid application type. Supported types are ec2."}""",
        """{"detail":[{"loc":["body","app_type",0],"msg":"str type expected","type":"type_error.str"},"x"]}""",
        """{"detail":{"code":"E17","message":"too many domains","limit":5}}""",
        """{"error_code":"AOM.0403","error_msg":"no permission","error_type":"SC_FORBIDDEN","trace_id":"t-1"}""",
        """{"error_message":"x","error_code":"AOM.0400","errorCode":"y","errorMessage":"z","request_id":"r"}""",
        """{"error_code":"invalid-argument","error_msg":"limit should be 0 to 1000"}""",
        """{"error":"Validation failed","details":{"name":["This field is required."],"layout_config":{"rows":["A valid integer is required."]}},"code":"invalid"}""",
        """{"detail":"Invalid token.","code":"authentication_failed"}""",
        """{"name":["Required.",{"message":"m","code":"c"}],"items":[{},{"a":{"b":["x"]}}],"non_field_errors":["y"]}""",
        """["Not allowed."]""",
        """{"error":"invalid_client","error_description":"wrong client","error_uri":"https://e.example/"}""",
        """{"error":{"message":"The password is wrong.","code":401,"title":"Unauthorized"}}""",
        """{"message":"no Route matched with those values"}""",
        "<html><head><title>502</title></head></html>",
        "upstream connect error",
    ];

    public static string Page(string item) =>
        "{\"count\":3,\"next\":\"http://h/?page=2\",\"previous\":null,\"results\":[" + item + "," + item + "]}";
}
