using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

/// <summary>Responses have the members of the vendor's examples, in the same order, with values of the same form.</summary>
public sealed partial class ShapeTests(GeneratedAnalytics generated) : IClassFixture<GeneratedAnalytics>
{
    private readonly AnalyticsTestServer _analytics = generated.Server;

    [Theory]
    [InlineData("kpi-metrics/?metric_type=MTTA", "analytics.kpi_metrics.list")]
    [InlineData("kpi-metrics/summary/", "analytics.kpi_metrics.get_summary")]
    [InlineData("anomaly-detections/summary/", "analytics.anomaly_detections.get_summary")]
    [InlineData("cost-analyses/summary/", "analytics.cost_analyses.get_summary")]
    [InlineData("predictive-insights/summary/", "analytics.predictive_insights.get_summary")]
    public async Task Response_HasTheMembersOfTheVendorsExample(string path, string operation)
    {
        using var expected = JsonDocument.Parse(DocumentedSample.ReadResponse(operation));

        AssertAlike(expected.RootElement, await _analytics.GetAsync(path), "/" + path);
    }

    [Theory]
    [InlineData(
        "kpi-measurements/",
        "id metric metric_name value unit period_start period_end calculated_at incident_count calculation_details"
    )]
    [InlineData(
        "recurrence-analyses/",
        "id recurrence_type confidence_score incident_count related_incidents affected_services category pattern_description recurrence_interval first_occurrence last_occurrence root_cause recommendations is_resolved resolved_at created_at updated_at"
    )]
    [InlineData(
        "recurrence-analyses/unresolved/",
        "id recurrence_type confidence_score incident_count related_incidents affected_services category pattern_description recurrence_interval first_occurrence last_occurrence root_cause recommendations is_resolved resolved_at created_at updated_at"
    )]
    [InlineData(
        "predictive-models/",
        "id name description model_type algorithm_type model_config feature_columns target_column training_data_period_days min_training_samples accuracy_score precision_score recall_score f1_score status version model_file_path last_trained_at training_duration_seconds training_samples_count auto_retrain_enabled retrain_frequency_days performance_threshold created_by created_at updated_at"
    )]
    [InlineData(
        "anomaly-detections/",
        "id model anomaly_type severity status confidence_score anomaly_score threshold_used detected_at time_window_start time_window_end related_incidents affected_services affected_metrics description root_cause_analysis impact_assessment actions_taken resolved_at resolved_by metadata"
    )]
    [InlineData(
        "cost-analyses/",
        "id incident cost_type cost_amount currency calculation_method calculation_details downtime_hours affected_users revenue_impact business_unit service_tier is_validated validated_by validated_at validation_notes created_at updated_at"
    )]
    [InlineData(
        "dashboard-configurations/",
        "id name description dashboard_type layout_config widget_configs is_public allowed_roles auto_refresh_enabled refresh_interval_seconds is_active created_by created_at updated_at"
    )]
    [InlineData(
        "heatmap-data/",
        "id heatmap_type time_granularity period_start period_end x_labels y_labels values min_value max_value unit created_at"
    )]
    [InlineData(
        "predictive-insights/",
        "id model insight_type title description confidence_level confidence_score predicted_value recommendations valid_from expires_at is_acknowledged acknowledged_by acknowledged_at is_validated accuracy created_at"
    )]
    public async Task Record_HasItsMembers(string list, string members)
    {
        var page = await _analytics.GetAsync(list);

        Assert.Equal(["count", "next", "previous", "results"], page.EnumerateObject().Select(static member => member.Name));
        Assert.NotEqual(0, page.GetProperty("results").GetArrayLength());
        Assert.All(
            page.GetProperty("results").EnumerateArray(),
            record =>
            {
                Assert.Equal(members.Split(' '), record.EnumerateObject().Select(static member => member.Name));
                Assert.Matches(Uuid(), record.GetProperty("id").GetString());
                foreach (
                    var member in record
                        .EnumerateObject()
                        .Where(static member =>
                            member.Name.EndsWith("_at", StringComparison.Ordinal) && member.Value.ValueKind != JsonValueKind.Null
                        )
                )
                {
                    Assert.Matches(Instant(), member.Value.GetString());
                }
            }
        );
    }

    [Fact]
    public async Task Record_HasDecimalsAsTextAndFloatsAsNumbers()
    {
        var cost = (await _analytics.GetAsync("cost-analyses/")).GetProperty("results")[0];
        var anomaly = (await _analytics.GetAsync("anomaly-detections/")).GetProperty("results")[0];
        var recurrence = (await _analytics.GetAsync("recurrence-analyses/")).GetProperty("results")[0];
        var heatmap = (await _analytics.GetAsync("heatmap-data/")).GetProperty("results")[0];

        Assert.All(
            (string[])["cost_amount", "downtime_hours", "revenue_impact"],
            name => Assert.Matches(Cents(), cost.GetProperty(name).GetString())
        );
        Assert.All(
            (string[])["confidence_score", "anomaly_score", "threshold_used"],
            name => Assert.Contains('.', anomaly.GetProperty(name).GetRawText())
        );
        Assert.Matches(Duration(), recurrence.GetProperty("recurrence_interval").GetString());
        Assert.Equal(heatmap.GetProperty("y_labels").GetArrayLength(), heatmap.GetProperty("values").GetArrayLength());
        Assert.All(
            heatmap.GetProperty("values").EnumerateArray(),
            row =>
            {
                Assert.Equal(heatmap.GetProperty("x_labels").GetArrayLength(), row.GetArrayLength());
                Assert.All(
                    row.EnumerateArray(),
                    static value => Assert.Contains(value.ValueKind, (JsonValueKind[])[JsonValueKind.Number, JsonValueKind.Null])
                );
            }
        );
    }

    [Fact]
    public async Task Data_IsTheSameAsOfTheResources()
    {
        var id = await _analytics.FirstIdAsync("dashboard-configurations/");

        var data = await _analytics.GetAsync($"dashboard/{id}/data/");

        Assert.Equal(
            [
                "kpi_summary",
                "anomaly_summary",
                "cost_summary",
                "insight_summary",
                "recent_anomalies",
                "recent_insights",
                "heatmap_data",
                "last_updated",
            ],
            data.EnumerateObject().Select(static member => member.Name)
        );
        foreach (
            var (member, path) in ((string, string)[])
                [
                    ("kpi_summary", "kpi-metrics/summary/"),
                    ("anomaly_summary", "anomaly-detections/summary/"),
                    ("cost_summary", "cost-analyses/summary/"),
                    ("insight_summary", "predictive-insights/summary/"),
                ]
        )
        {
            Assert.Equal((await _analytics.GetAsync(path)).GetRawText(), data.GetProperty(member).GetRawText());
        }

        Assert.Equal(
            (await _analytics.GetAsync("anomaly-detections/?page_size=10")).GetProperty("results")[0].GetRawText(),
            data.GetProperty("recent_anomalies")[0].GetRawText()
        );
        Assert.NotEqual(0, data.GetProperty("heatmap_data").GetArrayLength());
        Assert.Equal("2026-03-02T12:00:00Z", data.GetProperty("last_updated").GetString());
    }

    [Fact]
    public async Task Metric_HasTheMembersOfTheListAndItsCreator()
    {
        var listed = (await _analytics.GetAsync("kpi-metrics/")).GetProperty("results")[0];

        var alone = await _analytics.GetAsync($"kpi-metrics/{listed.GetProperty("id").GetString()}/");

        Assert.Equal(
            listed.EnumerateObject().Select(static member => member.Name).Append("created_by").Order(StringComparer.Ordinal),
            alone.EnumerateObject().Select(static member => member.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(
            listed.EnumerateObject(),
            member => Assert.Equal(member.Value.GetRawText(), alone.GetProperty(member.Name).GetRawText())
        );
    }

    private static void AssertAlike(JsonElement expected, JsonElement actual, string path)
    {
        // Values that are null in the example or in the response can have any form; not every metric has a trend or a measurement.
        if (
            expected.ValueKind == JsonValueKind.Null
            || (actual.ValueKind == JsonValueKind.Null && path.Contains("/kpi", StringComparison.Ordinal))
        )
        {
            return;
        }

        if (expected.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            Assert.Contains(actual.ValueKind, (JsonValueKind[])[JsonValueKind.True, JsonValueKind.False]);
            return;
        }

        Assert.True(expected.ValueKind == actual.ValueKind, $"{path}: {actual.ValueKind} instead of {expected.ValueKind}");
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(
                    expected.EnumerateObject().Select(static member => member.Name),
                    actual.EnumerateObject().Select(static member => member.Name)
                );
                Assert.All(
                    expected.EnumerateObject(),
                    member => AssertAlike(member.Value, actual.GetProperty(member.Name), $"{path}/{member.Name}")
                );
                break;
            case JsonValueKind.Array:
                Assert.All(actual.EnumerateArray(), item => AssertAlike(expected[0], item, path + "[]"));
                break;
            case JsonValueKind.String:
                foreach (var form in (Regex[])[Cents(), Loose(), Clock(), Instant()])
                {
                    if (form.IsMatch(expected.GetString()!))
                    {
                        Assert.Matches(form, actual.GetString());
                        break;
                    }
                }

                break;
        }
    }

    [GeneratedRegex("^-?[0-9]+\\.[0-9]{2}$")]
    private static partial Regex Cents();

    [GeneratedRegex("^-?[0-9]+\\.[0-9]{1,2}$")]
    private static partial Regex Loose();

    [GeneratedRegex("^([0-9]+ days?, )?[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{6})?$")]
    private static partial Regex Clock();

    [GeneratedRegex("^([0-9]+ )?[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{6})?$")]
    private static partial Regex Duration();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{6})?Z$")]
    private static partial Regex Instant();

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Uuid();
}
