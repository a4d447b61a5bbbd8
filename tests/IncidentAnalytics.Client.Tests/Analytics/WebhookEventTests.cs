using System.Text;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Analytics.Webhooks;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>Parsing of known, unknown and invalid notifications.</summary>
public sealed class WebhookEventTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Parse_ReadsAnomalyDetected()
    {
        var e = Assert.IsType<AnomalyDetectedEvent>(
            WebhookEvent.Parse(
                """{"id":"e1","type":"anomaly.detected","created_at":"2024-01-01T24:00:00Z","data":{"id":7,"severity":"CRITICAL","new":1}}"""
            )
        );

        Assert.Equal(
            ("e1", WebhookEventType.AnomalyDetected, new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero)),
            (e.Id, e.Type, e.CreatedAt)
        );
        Assert.Equal(("7", AnomalySeverity.Critical), (e.Anomaly!.Id, e.Anomaly.Severity));
        Assert.Equal("new", Assert.Single(e.Anomaly.AdditionalProperties).Key);
    }

    [Fact]
    public void Parse_ReadsKpiThresholdBreached()
    {
        var e = Assert.IsType<KpiThresholdBreachedEvent>(
            WebhookEvent.Parse(
                """{"type":"kpi.threshold_breached","data":{"metric":{"name":"MTTA"},"measurement":{"value":"31.5","unit":"minutes"},"threshold":"30","more":true}}"""
            )
        );

        Assert.Equal(("MTTA", 31.5m, "minutes", 30m), (e.Metric!.Name, e.Measurement!.Value, e.Measurement.Unit, e.Threshold));
        Assert.True(e.Data!.Value.GetProperty("more").GetBoolean());
    }

    [Fact]
    public void Parse_ReadsModelTrainingCompleted()
    {
        var e = Assert.IsType<ModelTrainingCompletedEvent>(
            WebhookEvent.Parse("""{"type":"model.training_completed","data":{"id":"m","status":"ERROR","accuracy_score":null}}""")
        );

        Assert.Equal(("m", PredictiveModelStatus.Error, null), (e.Model!.Id, e.Model.Status, e.Model.AccuracyScore));
    }

    [Theory]
    [InlineData("""{"cost_amount":"1500.00","currency":"EUR","threshold":1000}""")]
    [InlineData("""{"cost_analysis":{"cost_amount":1500.00,"currency":"EUR"},"threshold":"1000.00"}""")]
    public void Parse_ReadsCostThresholdExceeded_ForOneIncident(string data)
    {
        var e = Assert.IsType<CostThresholdExceededEvent>(WebhookEvent.Parse($$"""{"type":"cost.threshold_exceeded","data":{{data}}}"""));

        Assert.Equal((1500m, "EUR", 1000m), (e.CostAnalysis!.CostAmount, e.CostAnalysis.Currency, e.Threshold));
        Assert.Equal(("EUR", null), (e.Currency, e.TotalCost));
    }

    [Fact]
    public void Parse_ReadsCostThresholdExceeded_ForPeriod()
    {
        var e = Assert.IsType<CostThresholdExceededEvent>(
            WebhookEvent.Parse(
                """
                {"type":"cost.threshold_exceeded","data":{"period_start":"2024-01-01T00:00:00Z","period_end":"2024-01-01T24:00:00Z",
                "total_cost":"50000.01","threshold":"50000.00","currency":"USD"}}
                """
            )
        );

        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal((start, start.AddDays(1)), (e.PeriodStart, e.PeriodEnd));
        Assert.Equal((50_000.01m, 50_000m, "USD"), (e.TotalCost, e.Threshold, e.Currency));
        Assert.Null(e.CostAnalysis);
    }

    [Theory]
    [InlineData("anomaly.detected")]
    [InlineData("kpi.threshold_breached")]
    [InlineData("model.training_completed")]
    [InlineData("cost.threshold_exceeded")]
    public void Parse_LeavesPropertiesNull_WhenDataIsMissingOrOfAnotherKind(string type)
    {
        foreach (var data in new[] { "", ""","data":null""", ""","data":[1]""", ""","data":"text" """ })
        {
            var e = WebhookEvent.Parse($$"""{"type":"{{type}}"{{data}}}""");
            Assert.Equal(type, e.Type.ToString());
            var properties = e.GetType().GetProperties().Where(p => p.DeclaringType == e.GetType()).ToArray();
            Assert.NotEmpty(properties);
            Assert.All(properties, property => Assert.Null(property.GetValue(e)));
        }
    }

    [Theory]
    [InlineData("""{"id":12,"type":"dashboard.shared","data":{"a":1},"tenant":"x"}""", "dashboard.shared")]
    [InlineData("""{"id":12,"data":{"a":1},"tenant":"x"}""", null)]
    [InlineData("""{"id":12,"type":null,"data":{"a":1},"tenant":"x"}""", null)]
    public void Parse_KeepsUnknownTypesAndMembers(string json, string? type)
    {
        var e = Assert.IsType<UnknownWebhookEvent>(WebhookEvent.Parse(json));

        Assert.Equal(("12", type), (e.Id, e.Type?.ToString()));
        Assert.Equal(1, e.Data!.Value.GetProperty("a").GetInt32());
        Assert.Equal("tenant", Assert.Single(e.AdditionalProperties).Key);
        Assert.Contains("\"tenant\":\"x\"", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("<html></html>")]
    [InlineData("type=anomaly.detected")]
    [InlineData("""{"created_at":"soon"}""")]
    [InlineData("""{"type":"anomaly.detected","data":{"severity":["HIGH"]}}""")]
    public async Task Parse_Throws_WhenNotificationIsInvalid(string json)
    {
        var e = Assert.Throws<InvalidWebhookException>(() => WebhookEvent.Parse(json));
        Assert.False(e.IsTooLarge);
        Assert.Throws<InvalidWebhookException>(() => WebhookEvent.Parse(Encoding.UTF8.GetBytes(json)));
        await Assert.ThrowsAsync<InvalidWebhookException>(() => ParseAsync(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Parse_Throws_ForInvalidUtf8AndDeepNesting()
    {
        Assert.Throws<InvalidWebhookException>(static () =>
            WebhookEvent.Parse([(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}'])
        );
        Assert.Throws<InvalidWebhookException>(static () => WebhookEvent.Parse("""{"data":""" + new string('[', 10_000)));
    }

    [Fact]
    public async Task Parse_AcceptsMaxBytes_AndNoMore()
    {
        var largest = Filled(WebhookEvent.MaxBytes);
        var larger = Filled(WebhookEvent.MaxBytes + 1);

        Assert.Equal("e", WebhookEvent.Parse(largest).Id);
        Assert.Equal("e", WebhookEvent.Parse(Encoding.UTF8.GetString(largest)).Id);
        Assert.Equal("e", (await ParseAsync(largest)).Id);
        Assert.True(Assert.Throws<InvalidWebhookException>(() => WebhookEvent.Parse(larger)).IsTooLarge);
        Assert.True(Assert.Throws<InvalidWebhookException>(() => WebhookEvent.Parse(Encoding.UTF8.GetString(larger))).IsTooLarge);
        Assert.True((await Assert.ThrowsAsync<InvalidWebhookException>(() => ParseAsync(larger))).IsTooLarge);
    }

    [Fact]
    public async Task ParseAsync_ReadsWholeBody_AndLeavesItOpen()
    {
        using var body = new MemoryStream([0xEF, 0xBB, 0xBF, .. """{"id":"Ü"}"""u8]);
        Assert.Equal("Ü", (await WebhookEvent.ParseAsync(body, Token)).Id);
        Assert.True(body.CanRead);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            WebhookEvent.ParseAsync(new MemoryStream([1]), new CancellationToken(canceled: true))
        );
    }

    [Fact]
    public void Parse_Throws_WhenArgumentIsNull()
    {
        Assert.Equal("json", Assert.Throws<ArgumentNullException>(static () => WebhookEvent.Parse((string)null!)).ParamName);
        Assert.Equal(
            "body",
            Assert
                .Throws<ArgumentNullException>(static () =>
                {
                    _ = WebhookEvent.ParseAsync(null!, TestContext.Current.CancellationToken);
                })
                .ParamName
        );
    }

    private static async Task<WebhookEvent> ParseAsync(byte[] json)
    {
        using var body = new MemoryStream(json);
        return await WebhookEvent.ParseAsync(body, Token);
    }

    private static byte[] Filled(int size)
    {
        var json = new byte[size];
        Array.Fill(json, (byte)' ');
        """{"id":"e"}"""u8.CopyTo(json);
        return json;
    }
}
