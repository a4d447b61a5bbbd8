using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Tests.Analytics.Webhooks;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class ActionTests
{
    private const string Admin = "00000000-0000-4000-8000-00000000ad01";
    private const string SmallModel =
        """{"name":"n","model_type":"SEVERITY_PREDICTION","algorithm_type":"SVM","training_data_period_days":14,"min_training_samples":10}""";

    [Fact]
    public async Task Acknowledge_AndResolve_ChangeAnAnomalyOnce()
    {
        await using var analytics = await AnalyticsTestServer.StartWithBurstAsync();
        await analytics.Server.RunAnomalyDetectionAsync(cancellationToken: TestContext.Current.CancellationToken);
        var id = await analytics.FirstIdAsync("anomaly-detections/?status=DETECTED");

        var acknowledged = await analytics.PostAsync($"anomaly-detections/{id}/acknowledge/");
        var again = await analytics.PostAsync($"anomaly-detections/{id}/acknowledge/", "");
        analytics.Clock.Advance(TimeSpan.FromMicroseconds(90_000_001_500));
        var resolved = await analytics.PostAsync($"anomaly-detections/{id}/resolve/");
        analytics.Clock.Advance(TimeSpan.FromHours(1));
        var resolvedAgain = await analytics.PostAsync($"anomaly-detections/{id}/resolve/");

        Assert.Equal("INVESTIGATING", acknowledged.GetProperty("status").GetString());
        Assert.Equal(acknowledged.GetRawText(), again.GetRawText());
        Assert.Equal(JsonValueKind.Null, again.GetProperty("resolved_at").ValueKind);
        Assert.Equal("RESOLVED", resolved.GetProperty("status").GetString());
        Assert.Equal("2026-03-03T13:00:00.001500Z", resolved.GetProperty("resolved_at").GetString());
        Assert.Equal(Admin, resolved.GetProperty("resolved_by").GetString());
        Assert.Equal(resolved.GetRawText(), resolvedAgain.GetRawText());
        Assert.Contains(
            (await analytics.GetAsync("anomaly-detections/?status=RESOLVED&page_size=100&ordering=-resolved_at"))
                .GetProperty("results")
                .EnumerateArray(),
            record => record.GetRawText() == resolved.GetRawText()
        );
    }

    [Fact]
    public async Task Acknowledge_KeepsTheFirstUser_WhenAnInsightIsAcknowledgedTwice()
    {
        await using var analytics = await AnalyticsTestServer.StartGeneratedAsync();
        var id = await analytics.FirstIdAsync("predictive-insights/?is_acknowledged=false");
        var before = (await analytics.GetAsync("predictive-insights/summary/")).GetProperty("acknowledged_insights").GetInt32();

        var acknowledged = await analytics.PostAsync($"predictive-insights/{id}/acknowledge/");
        analytics.Clock.Advance(TimeSpan.FromHours(1));
        var again = await analytics.PostAsync($"predictive-insights/{id}/acknowledge/", "");

        Assert.True(acknowledged.GetProperty("is_acknowledged").GetBoolean());
        Assert.Equal(Admin, acknowledged.GetProperty("acknowledged_by").GetString());
        Assert.Equal("2026-03-02T12:00:00Z", acknowledged.GetProperty("acknowledged_at").GetString());
        Assert.Equal(acknowledged.GetRawText(), again.GetRawText());
        Assert.Equal(
            before + 1,
            (await analytics.GetAsync("predictive-insights/summary/")).GetProperty("acknowledged_insights").GetInt32()
        );
    }

    [Fact]
    public async Task Train_ReturnsTheResult_WhenTrainingTakesNoTime()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        var id = (await analytics.PostAsync("predictive-models/", SmallModel, expected: 201)).GetProperty("id").GetString();
        var untrained = await analytics.GetAsync($"predictive-models/{id}/performance/");

        var trained = await analytics.PostAsync($"predictive-models/{id}/train/");
        var performance = await analytics.GetAsync($"predictive-models/{id}/performance/");

        Assert.Equal(
            [
                "model",
                "status",
                "message",
                "started_at",
                "accuracy_score",
                "precision_score",
                "recall_score",
                "f1_score",
                "training_samples_count",
                "test_samples_count",
                "training_duration_seconds",
                "last_trained_at",
            ],
            trained.EnumerateObject().Select(static member => member.Name)
        );
        Assert.Equal(id, trained.GetProperty("model").GetString());
        Assert.Equal("ACTIVE", trained.GetProperty("status").GetString());
        Assert.Equal("2026-03-02T12:00:00Z", trained.GetProperty("started_at").GetString());
        Assert.Equal(
            [
                "model",
                "model_type",
                "accuracy_score",
                "precision_score",
                "recall_score",
                "f1_score",
                "training_samples_count",
                "test_samples_count",
                "training_duration_seconds",
                "last_trained_at",
                "baseline",
                "metrics",
            ],
            performance.EnumerateObject().Select(static member => member.Name)
        );
        Assert.Equal(JsonValueKind.Null, untrained.GetProperty("accuracy_score").ValueKind);
        Assert.Equal("{}", untrained.GetProperty("metrics").GetRawText());
        foreach (var score in (string[])["accuracy_score", "precision_score", "recall_score", "f1_score"])
        {
            Assert.InRange(performance.GetProperty(score).GetDouble(), 0, 1);
            Assert.Contains('.', performance.GetProperty(score).GetRawText());
            Assert.Equal(performance.GetProperty(score).GetRawText(), trained.GetProperty(score).GetRawText());
        }

        Assert.True(
            performance.GetProperty("training_samples_count").GetInt32() > performance.GetProperty("test_samples_count").GetInt32()
        );
        Assert.Equal("2026-03-02T12:00:00Z", performance.GetProperty("last_trained_at").GetString());
    }

    [Fact]
    public async Task Train_IsAcceptedOnce_WhenTrainingTakesTime()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync(static options => options.TrainingTime = TimeSpan.FromSeconds(30));
        var id = (await analytics.PostAsync("predictive-models/", SmallModel, expected: 201)).GetProperty("id").GetString();

        var started = await analytics.PostAsync($"predictive-models/{id}/train/", expected: 202);
        var conflict = await analytics.PostAsync($"predictive-models/{id}/train/", expected: 409);

        Assert.Equal(
            $$"""{"model":"{{id}}","status":"TRAINING","message":"The training has started.","started_at":"2026-03-02T12:00:00Z"}""",
            started.GetRawText()
        );
        Assert.Equal("""{"error":"Conflict","details":"This model is already being trained.","code":"CONFLICT"}""", conflict.GetRawText());
        Assert.Equal(1, (await analytics.GetAsync("predictive-models/?status=TRAINING")).GetProperty("count").GetInt32());
        await analytics.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(30));
        using var receiver = new WebhookReceiver();
        analytics.Server.Webhooks.Add(receiver.Url);
        analytics.Clock.Advance(TimeSpan.FromSeconds(30));
        var received = await receiver.NextAsync();

        Assert.Equal("ACTIVE", received.Body.GetProperty("data").GetProperty("status").GetString());
        Assert.Equal(
            30,
            (await analytics.GetAsync($"predictive-models/{id}/performance/")).GetProperty("training_duration_seconds").GetInt32()
        );
        await analytics.PostAsync($"predictive-models/{id}/train/", expected: 202);
    }

    [Fact]
    public async Task Train_ReturnsError_WhenThereAreTooFewSamples()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        var id = (
            await analytics.PostAsync("predictive-models/", SmallModel.Replace(":10}", ":9999}", StringComparison.Ordinal), expected: 201)
        )
            .GetProperty("id")
            .GetString();

        var answer = await analytics.PostAsync($"predictive-models/{id}/train/");

        Assert.Equal("ERROR", answer.GetProperty("status").GetString());
        Assert.Contains("9999", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(answer.TryGetProperty("accuracy_score", out _));
    }
}
