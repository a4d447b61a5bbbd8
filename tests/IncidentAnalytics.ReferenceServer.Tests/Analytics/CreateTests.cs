using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class CreateTests
{
    private const string Admin = "00000000-0000-4000-8000-00000000ad01";

    private static string Metric { get; } = DocumentedSample.ReadRequest("analytics.kpi_metrics.create");

    private static string Model { get; } = DocumentedSample.ReadRequest("analytics.predictive_models.create");

    private static string Dashboard { get; } = DocumentedSample.ReadRequest("analytics.dashboard_configurations.create");

    [Fact]
    public async Task Create_ReturnsTheMetric()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();

        var created = await analytics.PostAsync("kpi-metrics/", Metric, expected: 201);

        AssertHolds(Metric, created);
        Assert.Equal(
            [
                "id",
                "name",
                "description",
                "metric_type",
                "aggregation_type",
                "incident_categories",
                "incident_severities",
                "incident_priorities",
                "calculation_formula",
                "time_window_hours",
                "is_active",
                "is_system_metric",
                "created_by",
                "created_by_username",
                "created_at",
                "updated_at",
                "measurement_count",
                "latest_measurement",
            ],
            created.EnumerateObject().Select(static member => member.Name)
        );
        Assert.Equal(Admin, created.GetProperty("created_by").GetString());
        Assert.Equal("admin", created.GetProperty("created_by_username").GetString());
        Assert.Equal("2026-03-02T12:00:00Z", created.GetProperty("created_at").GetString());
        Assert.False(created.GetProperty("is_system_metric").GetBoolean());
        Assert.Equal(0, created.GetProperty("measurement_count").GetInt32());
        Assert.Equal(JsonValueKind.Null, created.GetProperty("latest_measurement").ValueKind);
        Assert.Equal(
            created.GetRawText(),
            (await analytics.GetAsync($"kpi-metrics/{created.GetProperty("id").GetString()}/")).GetRawText()
        );
        Assert.Equal(1, (await analytics.GetAsync("kpi-metrics/?is_system_metric=false")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Create_ReturnsTheModel()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();

        var created = await analytics.PostAsync("predictive-models/", Model, expected: 201);

        AssertHolds(Model, created);
        Assert.Equal(
            [
                "id",
                "name",
                "description",
                "model_type",
                "algorithm_type",
                "model_config",
                "feature_columns",
                "target_column",
                "training_data_period_days",
                "min_training_samples",
                "accuracy_score",
                "precision_score",
                "recall_score",
                "f1_score",
                "status",
                "version",
                "model_file_path",
                "last_trained_at",
                "training_duration_seconds",
                "training_samples_count",
                "auto_retrain_enabled",
                "retrain_frequency_days",
                "performance_threshold",
                "created_by",
                "created_at",
                "updated_at",
            ],
            created.EnumerateObject().Select(static member => member.Name)
        );
        Assert.Equal("INACTIVE", created.GetProperty("status").GetString());
        Assert.Equal("0.8", created.GetProperty("performance_threshold").GetRawText());
        Assert.Equal(JsonValueKind.Null, created.GetProperty("accuracy_score").ValueKind);
        Assert.Equal(1, (await analytics.GetAsync("predictive-models/?status=INACTIVE")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Create_UsesDefaults_WhenMembersAreMissing()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();

        var created = await analytics.PostAsync(
            "predictive-models/",
            """
            {"name":"Incident Predictor","description":"Predicts incident occurrence","model_type":"INCIDENT_PREDICTION","algorithm_type":"RANDOM_FOREST","model_config":{"n_estimators":100}}
            """,
            expected: 201
        );

        Assert.Equal("[]", created.GetProperty("feature_columns").GetRawText());
        Assert.Equal(90, created.GetProperty("training_data_period_days").GetInt32());
        Assert.Equal(100, created.GetProperty("min_training_samples").GetInt32());
    }

    [Fact]
    public async Task Create_ReturnsTheDashboard()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();

        var created = await analytics.PostAsync("dashboard-configurations/", Dashboard, expected: 201);

        AssertHolds(Dashboard, created);
        Assert.Equal(
            [
                "id",
                "name",
                "description",
                "dashboard_type",
                "layout_config",
                "widget_configs",
                "is_public",
                "allowed_roles",
                "auto_refresh_enabled",
                "refresh_interval_seconds",
                "is_active",
                "created_by",
                "created_at",
                "updated_at",
            ],
            created.EnumerateObject().Select(static member => member.Name)
        );
        Assert.True(created.GetProperty("is_active").GetBoolean());
        var listed = await analytics.GetAsync("dashboard-configurations/?ordering=-created_at&dashboard_type=EXECUTIVE");
        Assert.Contains(listed.GetProperty("results").EnumerateArray(), record => record.GetRawText() == created.GetRawText());
    }

    [Fact]
    public async Task Create_IgnoresReadOnlyAndUnknownMembersAndTrimsTexts()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();

        var created = await analytics.PostAsync(
            "kpi-metrics/",
            """{"id":"mine","name":"  n  ","metric_type":"MTTR","is_system_metric":true,"created_by":"me","created_at":7,"unknown":{},"time_window_hours":"12","is_active":"no","calculation_formula":null}""",
            expected: 201
        );

        Assert.Equal("n", created.GetProperty("name").GetString());
        Assert.False(created.GetProperty("is_system_metric").GetBoolean());
        Assert.Equal(Admin, created.GetProperty("created_by").GetString());
        Assert.Equal(12, created.GetProperty("time_window_hours").GetInt32());
        Assert.False(created.GetProperty("is_active").GetBoolean());
        Assert.Equal("AVERAGE", created.GetProperty("aggregation_type").GetString());
    }

    [Theory]
    [InlineData("kpi-metrics/", """{"name":["This field is required."],"metric_type":["This field is required."]}""")]
    [InlineData(
        "predictive-models/",
        """{"name":["This field is required."],"model_type":["This field is required."],"algorithm_type":["This field is required."]}"""
    )]
    [InlineData("dashboard-configurations/", """{"name":["This field is required."],"dashboard_type":["This field is required."]}""")]
    public async Task Create_NamesMissingMembers(string path, string details)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();

        var error = await analytics.PostAsync(path, "{}", expected: 400);

        Assert.Equal("Invalid request data", error.GetProperty("error").GetString());
        Assert.Equal(details, error.GetProperty("details").GetRawText());
        Assert.Equal("VALIDATION_ERROR", error.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("kpi-metrics/", "name", "null", """["This field may not be null."]""")]
    [InlineData("kpi-metrics/", "name", "\" \"", """["This field may not be blank."]""")]
    [InlineData("kpi-metrics/", "name", "{}", """["Not a valid string."]""")]
    [InlineData("kpi-metrics/", "name", "true", """["Not a valid string."]""")]
    [InlineData("kpi-metrics/", "name", "\"a\\u0000b\"", """["Null characters are not allowed."]""")]
    [InlineData("kpi-metrics/", "description", "null", """["This field may not be null."]""")]
    [InlineData("kpi-metrics/", "metric_type", "\"mttr\"", "[\"\\\"mttr\\\" is not a valid choice.\"]")]
    [InlineData("kpi-metrics/", "metric_type", "7", "[\"\\\"7\\\" is not a valid choice.\"]")]
    [InlineData("kpi-metrics/", "aggregation_type", "\"MODE\"", "[\"\\\"MODE\\\" is not a valid choice.\"]")]
    [InlineData("kpi-metrics/", "incident_categories", "\"network\"", "[\"Expected a list of items but got type \\\"str\\\".\"]")]
    [InlineData(
        "kpi-metrics/",
        "incident_categories",
        "[\"a\",null,{},\"\"]",
        """{"1":["This field may not be null."],"2":["Not a valid string."],"3":["This field may not be blank."]}"""
    )]
    [InlineData("kpi-metrics/", "time_window_hours", "0", """["Ensure this value is greater than or equal to 1."]""")]
    [InlineData("kpi-metrics/", "time_window_hours", "8761", """["Ensure this value is less than or equal to 8760."]""")]
    [InlineData("kpi-metrics/", "time_window_hours", "1.5", """["A valid integer is required."]""")]
    [InlineData("kpi-metrics/", "time_window_hours", "\"day\"", """["A valid integer is required."]""")]
    [InlineData("kpi-metrics/", "time_window_hours", "true", """["A valid integer is required."]""")]
    [InlineData("kpi-metrics/", "is_active", "\"perhaps\"", """["Must be a valid boolean."]""")]
    [InlineData("kpi-metrics/", "is_active", "[]", """["Must be a valid boolean."]""")]
    [InlineData("predictive-models/", "model_config", "[]", "[\"Expected a dictionary of items but got type \\\"list\\\".\"]")]
    [InlineData("predictive-models/", "algorithm_type", "\"MAGIC\"", "[\"\\\"MAGIC\\\" is not a valid choice.\"]")]
    [InlineData("predictive-models/", "training_data_period_days", "0", """["Ensure this value is greater than or equal to 1."]""")]
    [InlineData("predictive-models/", "min_training_samples", "-1", """["Ensure this value is greater than or equal to 1."]""")]
    [InlineData("predictive-models/", "performance_threshold", "1.1", """["Ensure this value is less than or equal to 1."]""")]
    [InlineData("predictive-models/", "performance_threshold", "\"high\"", """["A valid number is required."]""")]
    [InlineData("dashboard-configurations/", "layout_config", "7", "[\"Expected a dictionary of items but got type \\\"int\\\".\"]")]
    [InlineData(
        "dashboard-configurations/",
        "widget_configs",
        "[{},\"kpi_summary\"]",
        "{\"1\":[\"Expected a dictionary of items but got type \\\"str\\\".\"]}"
    )]
    [InlineData("dashboard-configurations/", "widget_configs", "{}", "[\"Expected a list of items but got type \\\"dict\\\".\"]")]
    [InlineData("dashboard-configurations/", "allowed_roles", "[7.5,true]", """{"1":["Not a valid string."]}""")]
    [InlineData("dashboard-configurations/", "refresh_interval_seconds", "4", """["Ensure this value is greater than or equal to 5."]""")]
    public async Task Create_NamesInvalidMembers(string path, string member, string json, string messages)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        var before = (await analytics.GetAsync(path)).GetProperty("count").GetInt32();
        var body = JsonNode
            .Parse(
                path switch
                {
                    "kpi-metrics/" => Metric,
                    "predictive-models/" => Model,
                    _ => Dashboard,
                }
            )!
            .AsObject();
        body[member] = JsonNode.Parse(json);

        var error = await analytics.PostAsync(path, body.ToJsonString(), expected: 400);

        var problem = Assert.Single(error.GetProperty("details").EnumerateObject());
        Assert.Equal(member, problem.Name);
        Assert.Equal(messages, problem.Value.GetRawText());
        Assert.Equal(before, (await analytics.GetAsync(path)).GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8760)]
    public async Task Create_AcceptsBothEndsOfARange(int hours)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();

        var created = await analytics.PostAsync(
            "kpi-metrics/",
            $$"""{"name":"n","metric_type":"MTTR","time_window_hours":{{hours}}.0}""",
            expected: 201
        );

        Assert.Equal(hours, created.GetProperty("time_window_hours").GetInt32());
    }

    [Theory]
    [InlineData("blue moon", 1)]
    [InlineData("MOON,blue", 1)]
    [InlineData("moon", 2)]
    [InlineData("\"new moon\"", 1)]
    [InlineData("\"moon new\"", 0)]
    [InlineData("blue sun", 0)]
    public async Task Search_MatchesEveryWord(string search, int expected)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        await analytics.PostAsync("kpi-metrics/", """{"name":"Blue","description":"A moon","metric_type":"MTTR"}""", expected: 201);
        await analytics.PostAsync("kpi-metrics/", """{"name":"New Moon","metric_type":"MTTR"}""", expected: 201);

        var found = await analytics.GetAsync("kpi-metrics/?search=" + Uri.EscapeDataString(search));

        Assert.Equal(expected, found.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Create_RefusesTexts_WhenTooLong()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        await analytics.PostAsync("kpi-metrics/", $$"""{"name":"{{new string('n', 200)}}","metric_type":"MTTR"}""", expected: 201);

        var error = await analytics.PostAsync(
            "kpi-metrics/",
            $$"""{"name":"{{new string('n', 201)}}","metric_type":"MTTR"}""",
            expected: 400
        );

        Assert.Equal("""{"name":["Ensure this field has no more than 200 characters."]}""", error.GetProperty("details").GetRawText());
    }

    [Fact]
    public async Task Create_RefusesACustomMetric_WithoutAValidFormula()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        var missing = await analytics.PostAsync("kpi-metrics/", """{"name":"n","metric_type":"CUSTOM"}""", expected: 400);
        var wrong = await analytics.PostAsync(
            "kpi-metrics/",
            """{"name":"n","metric_type":"CUSTOM","calculation_formula":"1 +"}""",
            expected: 400
        );

        Assert.Equal("""{"calculation_formula":["A CUSTOM metric needs a formula."]}""", missing.GetProperty("details").GetRawText());
        Assert.True(wrong.GetProperty("details").TryGetProperty("calculation_formula", out _));
    }

    private static void AssertHolds(string body, JsonElement created)
    {
        using var asked = JsonDocument.Parse(body);
        foreach (var member in asked.RootElement.EnumerateObject())
        {
            Assert.True(JsonElement.DeepEquals(member.Value, created.GetProperty(member.Name)), $"{member.Name}: {created}");
        }
    }
}
