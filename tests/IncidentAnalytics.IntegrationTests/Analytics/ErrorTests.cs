using System.Net;
using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Analytics;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>Errors of the service as typed exceptions, in both error formats.</summary>
public sealed class ErrorTests : AnalyticsFixture
{
    private const string Nobody = "00000000-0000-4000-8000-00000000dead";

    private static readonly string[] Denied =
    [
        "POST kpi-metrics/",
        "POST predictive-models/",
        "POST dashboard-configurations/",
        "POST predictive-models/{id}/train/",
        "POST anomaly-detections/{id}/acknowledge/",
        "POST anomaly-detections/{id}/resolve/",
        "POST predictive-insights/{id}/acknowledge/",
    ];

    public static TheoryData<AnalyticsErrorFormat> Styles => [AnalyticsErrorFormat.Envelope, AnalyticsErrorFormat.Plain];

    private protected override void Configure(IncidentAnalyticsServerOptions options)
    {
        options.Tickets = Documents(Count).Concat(Burst());
        options.TrainingTime = TimeSpan.FromMinutes(10);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task Call_ThrowsAuthenticationFailedWithoutTheToken_WhenItIsWrong(AnalyticsErrorFormat style)
    {
        Server.Analytics.ErrorFormat = style;
        await using var client = Server.CreateClient(o => o.Analytics.Credential = Credential.Token("nobodys-token"));

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() =>
            client.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: Token)
        );

        Assert.Equal((HttpStatusCode.Unauthorized, "analytics.kpi_metrics.get_summary"), (e.StatusCode, e.Operation));
        Assert.Contains("Invalid token.", $"{e.Error.Message} {e.Error.Details}", StringComparison.Ordinal);
        Assert.DoesNotContain("nobodys-token", e.ToString(), StringComparison.Ordinal);
        Assert.Single(Calls);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task Call_ThrowsPermissionDenied_WhenAReaderWrites(AnalyticsErrorFormat style)
    {
        Server.Analytics.ErrorFormat = style;
        await Server.RunAnomalyDetectionAsync(cancellationToken: Token);
        await using var client = Server.CreateClient(static o =>
            o.Analytics.Credential = Credential.Token(ReferenceCredentials.AnalyticsViewerToken)
        );

        var denied = new List<string>();
        foreach (var operation in AnalyticsOperations.All.Values)
        {
            try
            {
                await operation.CallAsync(client.Analytics, Token);
            }
            catch (PermissionDeniedException)
            {
                denied.Add($"{operation.Method} {operation.Path}");
            }
            catch (ArgumentOutOfRangeException)
            {
                // An id of a list that is empty in this small world.
            }
        }

        Assert.Equal(
            [.. Denied, "GET dashboard/{id}/data/"],
            denied.OrderBy(d => Array.IndexOf(Denied, d) is >= 0 and var i ? i : Denied.Length)
        );
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task Call_ThrowsNotFound_ForAnUnknownId(AnalyticsErrorFormat style)
    {
        Server.Analytics.ErrorFormat = style;
        var analytics = Client.Analytics;
        Func<Task>[] calls =
        [
            () => analytics.KpiMetrics.GetAsync(Nobody, cancellationToken: Token),
            () => analytics.KpiMetrics.GetMeasurementPageAsync(Nobody, cancellationToken: Token),
            () => analytics.PredictiveModels.TrainAsync(Nobody, cancellationToken: Token),
            () => analytics.PredictiveModels.GetPerformanceAsync(Nobody, cancellationToken: Token),
            () => analytics.AnomalyDetections.AcknowledgeAsync(Nobody, cancellationToken: Token),
            () => analytics.AnomalyDetections.ResolveAsync(Nobody, cancellationToken: Token),
            () => analytics.DashboardConfigurations.GetDataAsync(Nobody, cancellationToken: Token),
            () => analytics.PredictiveInsights.AcknowledgeAsync(Nobody, cancellationToken: Token),
            () => analytics.KpiMetrics.GetAsync("123", cancellationToken: Token),
            () => analytics.KpiMetrics.GetAsync("../summary", cancellationToken: Token),
            () => analytics.KpiMetrics.GetAsync("a b?c#d/%2F", cancellationToken: Token),
        ];

        foreach (var call in calls)
            Assert.Single((await Assert.ThrowsAsync<NotFoundException>(call)).Attempts);
        Assert.Equal(calls.Length, Calls.Count);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task TrainAsync_ThrowsConflict_DuringATraining(AnalyticsErrorFormat style)
    {
        Server.Analytics.ErrorFormat = style;
        var id = (await AnyModelAsync()).Id!;
        await Client.Analytics.PredictiveModels.TrainAsync(id, cancellationToken: Token);

        var e = await Assert.ThrowsAsync<ConflictException>(() =>
            Client.Analytics.PredictiveModels.TrainAsync(id, cancellationToken: Token)
        );

        Assert.Contains("This model is already being trained.", $"{e.Error.Message} {e.Error.Details}", StringComparison.Ordinal);
        Assert.Equal([200, 202, 409], Statuses);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task Call_WaitsForRetryAfter_WhenItIsThrottled(AnalyticsErrorFormat style)
    {
        Server.Analytics.ErrorFormat = style;
        Server.Analytics.EnforcesLimits = true;
        for (var i = 0; i < 99; i++)
            await Client.Analytics.CostAnalyses.GetSummaryAsync(cancellationToken: Token);
        Clock.Advance(TimeSpan.FromSeconds(18));
        await Client.Analytics.CostAnalyses.GetSummaryAsync(cancellationToken: Token);

        // Also a create: it was refused before it ran.
        var call = Client.Analytics.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric, cancellationToken: Token);
        await Clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(42));
        await call;

        Assert.Equal(429, Calls[^2].Status);
        Assert.Equal(TimeSpan.FromSeconds(42), Calls[^1].ReceivedAt - Calls[^2].ReceivedAt);
        Assert.Equal(1, (await Client.Analytics.KpiMetrics.GetPageAsync(new() { Search = "Custom" }, cancellationToken: Token)).TotalCount);
    }

    [Fact]
    public async Task Call_ThrowsRateLimitedWithRetryAfter_WithoutRetries()
    {
        Server.Analytics.EnforcesLimits = true;
        for (var i = 0; i < 100; i++)
            await Client.Analytics.CostAnalyses.GetSummaryAsync(cancellationToken: Token);

        var e = await Assert.ThrowsAsync<RateLimitedException>(() =>
            Client.Analytics.CostAnalyses.GetSummaryAsync(new() { MaxRetries = 0 }, Token)
        );

        Assert.Equal(("THROTTLED", TimeSpan.FromMinutes(1)), (e.Code, e.RetryAfter));
        Assert.Equal("Request was throttled. Expected available in 60 seconds.", e.Error.Details);
    }
}
