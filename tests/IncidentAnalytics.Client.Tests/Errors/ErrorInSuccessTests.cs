using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Errors;

/// <summary>A success whose body is an error does not read as an empty response.</summary>
public sealed class ErrorInSuccessTests
{
    private readonly AnsweringHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>
    /// Every read of a documented body. The actions succeed whatever their body is, and no member of a model's performance is documented.
    /// </summary>
    private static readonly Func<IncidentAnalyticsClient, Task>[] Reads =
    [
        static c => c.AggregateAsync(cancellationToken: Token),
        static c => c.Tickets.Api.AggregateAsync(new(), null, null, Token),
        static c => c.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token),
        static c => c.Sonar.ListTicketsAsync(cancellationToken: Token).ToListAsync(Token),
        static c => c.Sonar.GetTicketPageAsync(cancellationToken: Token),
        static c => c.Sonar.CountTicketsAsync(cancellationToken: Token),
        static c => c.Analytics.KpiMetrics.ListAsync(cancellationToken: Token).ToListAsync(Token),
        static c => c.Analytics.KpiMetrics.GetPageAsync(cancellationToken: Token),
        static c => c.Analytics.KpiMetrics.GetAsync("1", cancellationToken: Token),
        static c => c.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: Token),
        static c => c.Analytics.KpiMetrics.ListMeasurementsAsync("1", cancellationToken: Token).ToListAsync(Token),
        static c => c.Analytics.KpiMeasurements.ListAsync(cancellationToken: Token).ToListAsync(Token),
        static c => c.Analytics.RecurrenceAnalyses.ListAsync(cancellationToken: Token).ToListAsync(Token),
        static c => c.Analytics.RecurrenceAnalyses.ListUnresolvedAsync(cancellationToken: Token).ToListAsync(Token),
        static c => c.Analytics.PredictiveModels.ListAsync(cancellationToken: Token).ToListAsync(Token),
        static c => c.Analytics.AnomalyDetections.ListAsync(cancellationToken: Token).ToListAsync(Token),
        static c => c.Analytics.AnomalyDetections.GetSummaryAsync(cancellationToken: Token),
        static c => c.Analytics.CostAnalyses.ListAsync(cancellationToken: Token).ToListAsync(Token),
        static c => c.Analytics.CostAnalyses.GetSummaryAsync(cancellationToken: Token),
        static c => c.Analytics.DashboardConfigurations.ListAsync(cancellationToken: Token).ToListAsync(Token),
        static c => c.Analytics.DashboardConfigurations.GetDataAsync("1", cancellationToken: Token),
        static c => c.Analytics.HeatmapData.ListAsync(cancellationToken: Token).ToListAsync(Token),
        static c => c.Analytics.PredictiveInsights.ListAsync(cancellationToken: Token).ToListAsync(Token),
        static c => c.Analytics.PredictiveInsights.GetSummaryAsync(cancellationToken: Token),
    ];

    [Theory]
    [InlineData("""{"status_code":429,"detail":"daily quota exceeded"}""")]
    [InlineData("""{"error_code":"no-permission","error_msg":"no"}""")]
    [InlineData("""{"error":"x","details":null,"code":"not_authenticated"}""")]
    [InlineData("""{"fault":{"faultstring":"x"}}""")]
    [InlineData("""{"errors":[1]}""")]
    [InlineData("""{"error":null}""")]
    public async Task Reads_Fail_WhenTheBodyHasNoneOfTheExpectedMembers(string body)
    {
        using var client = AllServices.Create(_server);
        _server.Text = body;
        foreach (var read in Reads)
        {
            var e = await Assert.ThrowsAsync<InvalidResponseException>(() => read(client));

            Assert.Equal(body, e.BodyStart);
            Assert.Equal(200, (int)e.StatusCode!);
        }
    }

    [Fact]
    public async Task AggregateAsync_DescribesTheBody_WithoutExpectedMembers()
    {
        using var client = AllServices.Create(_server);
        _server.Text = """{"status_code":429,"detail":"daily quota exceeded"}""";

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal(
            """tickets.aggregate: the body has none of the expected members: {"status_code":429,"detail":"daily quota exceeded"} (1 attempt, 0.0 s)""",
            e.Message
        );
    }

    [Theory]
    [InlineData("""{"data":{"error":"daily quota exceeded"}}""")]
    [InlineData("""{"data":{"error":{"code":429}},"took":5}""")]
    public async Task AggregateAsync_Fails_WhenTheEnvelopeHoldsAnError(string body)
    {
        using var client = AllServices.Create(_server);
        _server.Text = body;

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Equal(body, e.BodyStart);
    }

    [Fact]
    public async Task Reads_MaySucceedWithAnEmptyObject()
    {
        using var client = AllServices.Create(_server);
        _server.Text = "{}";

        Assert.False((await client.AggregateAsync(cancellationToken: Token)).HasTotal);
        Assert.Empty((await client.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token)).Points);
        Assert.Empty(await client.Sonar.ListTicketsAsync(cancellationToken: Token).ToListAsync(Token));
        Assert.Null((await client.Analytics.KpiMetrics.GetAsync("1", cancellationToken: Token)).Id);
        Assert.Null((await client.Analytics.PredictiveModels.GetPerformanceAsync("1", cancellationToken: Token)).Baseline);
    }

    [Fact]
    public async Task Reads_MayHaveUnknownMembersBesideKnownOnes()
    {
        using var client = AllServices.Create(_server);
        _server.Text = """{"data":{},"error":null,"daily_requests_remaining":499}""";
        await client.AggregateAsync(cancellationToken: Token);
        _server.Text = """{"total":0,"error_code":null}""";
        Assert.Equal(0, await client.Sonar.CountTicketsAsync(cancellationToken: Token));
        _server.Text = """{"id":"1","error":"the calculation failed"}""";
        Assert.Equal("1", (await client.Analytics.KpiMetrics.GetAsync("1", cancellationToken: Token)).Id);
    }

    public static TheoryData<string, string, Func<IncidentAnalyticsClient, Task>> Unreadable() =>
        new()
        {
            {
                """{"results":[{"id":"1"},{"detected_at":{}}]}""",
                "$.results[1].detected_at",
                static c => c.Analytics.AnomalyDetections.GetPageAsync()
            },
            { """[{"created_at":{}}]""", "$[0].created_at", static c => c.Analytics.KpiMetrics.GetPageAsync() },
            {
                """{"results":[{"latest_measurement":5}]}""",
                "$.results[0].latest_measurement",
                static c => c.Analytics.KpiMetrics.GetPageAsync()
            },
            { """{"results":[5]}""", "$.results[0]", static c => c.Analytics.RecurrenceAnalyses.GetPageAsync() },
            {
                """{"results":[{"allowed_roles":["a",{}]}]}""",
                "$.results[0].allowed_roles[1]",
                static c => c.Analytics.DashboardConfigurations.GetPageAsync()
            },
            { """{"count":{},"results":[]}""", "$.count", static c => c.Analytics.KpiMetrics.GetPageAsync() },
            { """{"next":[],"results":[]}""", "$.next", static c => c.Analytics.KpiMetrics.GetPageAsync() },
            {
                """{"recent_anomalies":[{"detected_at":{}}]}""",
                "$.recent_anomalies[0].detected_at",
                static c => c.Analytics.DashboardConfigurations.GetDataAsync("1")
            },
            { """{"heatmap_data":[5]}""", "$.heatmap_data[0]", static c => c.Analytics.DashboardConfigurations.GetDataAsync("1") },
            { """{"tickets":[{"assignees":[{},5]}]}""", "$.tickets[0].assignees[1]", static c => c.Sonar.GetTicketPageAsync() },
            { """{"series":[{"values":[1,"x"]}]}""", "$.series[0].values[1]", static c => c.Events.GetStatisticsAsync(TestEvents.Request) },
            { """{"data":{"total":[]}}""", "$.data.total", static c => c.AggregateAsync() },
        };

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public async Task Reads_NameTheMemberThatCannotBeRead_FromTheRootOfTheDocument(
        string body,
        string path,
        Func<IncidentAnalyticsClient, Task> read
    )
    {
        using var client = AllServices.Create(_server);
        _server.Text = body;

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => read(client));

        Assert.Contains($": the body's {path} cannot be read (1 attempt", e.Message, StringComparison.Ordinal);
    }
}
