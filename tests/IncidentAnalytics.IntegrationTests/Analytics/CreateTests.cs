using System.Text.Json.Nodes;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>Created resources can be read; invalid requests are refused by the client or by the service.</summary>
public sealed class CreateTests : AnalyticsFixture
{
    private static readonly string TooLong = new('x', 201);

    [Fact]
    public async Task CreateAsync_ReturnsTheMetricOfTheRequest()
    {
        var request = AnalyticsOperations.DocumentedMetric with { IncidentPriorities = ["P1"] };

        var created = await Client.Analytics.KpiMetrics.CreateAsync(request, cancellationToken: Token);

        Assert.Equal(
            (request.Name, request.Description, request.MetricType, request.AggregationType, 48L, true, false),
            (
                created.Name,
                created.Description,
                created.MetricType!.Value,
                created.AggregationType!.Value,
                created.TimeWindowHours,
                created.IsActive,
                created.IsSystemMetric
            )
        );
        Assert.Equal(["Infrastructure"], created.IncidentCategories);
        Assert.Equal(["HIGH", "CRITICAL"], created.IncidentSeverities);
        Assert.Equal(["P1"], created.IncidentPriorities);
        Assert.Equal(("admin", Clock.GetUtcNow(), 0L), (created.CreatedByUsername, created.CreatedAt, created.MeasurementCount));
        Assert.Equal(created.ToString(), (await Client.Analytics.KpiMetrics.GetAsync(created.Id!, cancellationToken: Token)).ToString());
    }

    [Fact]
    public async Task CreateAsync_ReturnsTheModelOfTheRequest()
    {
        var request = AnalyticsOperations.DocumentedModel with
        {
            AutoRetrainEnabled = true,
            RetrainFrequencyDays = 7,
            PerformanceThreshold = 0.75,
        };

        var created = await Client.Analytics.PredictiveModels.CreateAsync(request, cancellationToken: Token);

        Assert.Equal(
            (request.ModelType, request.AlgorithmType, "severity", 90L, 100L, true, 7L, 0.75),
            (
                created.ModelType!.Value,
                created.AlgorithmType!.Value,
                created.TargetColumn,
                created.TrainingDataPeriodDays,
                created.MinTrainingSamples,
                created.AutoRetrainEnabled,
                created.RetrainFrequencyDays,
                created.PerformanceThreshold
            )
        );
        Assert.Equal("""{"n_estimators":100,"max_depth":10}""", created.ModelConfig!.Value.GetRawText());
        Assert.Equal(request.FeatureColumns, created.FeatureColumns);
        Assert.Equal(created.ToString(), (await ModelAsync(created.Id!)).ToString());
    }

    [Fact]
    public async Task CreateAsync_ReturnsTheDashboardOfTheRequest_WithUnknownWidgets()
    {
        var request = AnalyticsOperations.DocumentedDashboard;
        request = request with
        {
            Widgets =
            [
                .. request.Widgets!,
                new()
                {
                    Type = new DashboardWidgetType("clock"),
                    AdditionalProperties = new JsonObject { ["zone"] = "UTC" },
                },
            ],
        };

        var created = await Client.Analytics.DashboardConfigurations.CreateAsync(request, cancellationToken: Token);

        Assert.Equal(
            (DashboardType.Executive, false, true, 300L),
            (created.DashboardType!.Value, created.IsPublic, created.AutoRefreshEnabled, created.RefreshIntervalSeconds)
        );
        Assert.Equal("""{"rows":2,"columns":3}""", created.Layout!.Value.GetRawText());
        Assert.Equal("""{"type":"clock","zone":"UTC"}""", created.Widgets!.Value[2].GetRawText());
        Assert.Equal(["executive", "manager"], created.AllowedRoles);
        var listed = await Client.Analytics.DashboardConfigurations.ListAsync(cancellationToken: Token).ToListAsync(Token);
        Assert.Equal(created.ToString(), listed.Single(d => d.Id == created.Id).ToString());
    }

    [Fact]
    public async Task CreateAsync_RefusesInvalidRequestsBeforeSending()
    {
        var analytics = Client.Analytics;
        (string Path, Func<Task> Call)[] refused =
        [
            ("request.Name", () => analytics.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric with { Name = " " })),
            (
                "request.TimeWindowHours",
                () => analytics.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric with { TimeWindowHours = 0 })
            ),
            (
                "request.TrainingDataPeriodDays",
                () => analytics.PredictiveModels.CreateAsync(AnalyticsOperations.DocumentedModel with { TrainingDataPeriodDays = 0 })
            ),
            (
                "request.RefreshIntervalSeconds",
                () =>
                    analytics.DashboardConfigurations.CreateAsync(
                        AnalyticsOperations.DocumentedDashboard with
                        {
                            RefreshIntervalSeconds = 0,
                        }
                    )
            ),
            (
                "request.AllowedRoles[1]",
                () =>
                    analytics.DashboardConfigurations.CreateAsync(AnalyticsOperations.DocumentedDashboard with { AllowedRoles = ["a", ""] })
            ),
        ];

        foreach (var (path, call) in refused)
            Assert.Equal(path, (await Assert.ThrowsAnyAsync<ArgumentException>(call)).ParamName);
        Assert.Empty(Calls);
    }

    [Theory]
    [InlineData(AnalyticsErrorFormat.Envelope)]
    [InlineData(AnalyticsErrorFormat.Plain)]
    public async Task CreateAsync_ThrowsFieldErrors_InBothErrorFormats(AnalyticsErrorFormat style)
    {
        Server.Analytics.ErrorFormat = style;

        var metric = await Assert.ThrowsAsync<InvalidRequestException>(() =>
            Client.Analytics.KpiMetrics.CreateAsync(
                new()
                {
                    Name = TooLong,
                    MetricType = new KpiMetricType("MTTX"),
                    AggregationType = KpiAggregationType.Average,
                    IncidentCategories = ["Network", TooLong],
                    TimeWindowHours = 9000,
                },
                cancellationToken: Token
            )
        );
        var model = await Assert.ThrowsAsync<InvalidRequestException>(() =>
            Client.Analytics.PredictiveModels.CreateAsync(
                AnalyticsOperations.DocumentedModel with
                {
                    AlgorithmType = new PredictiveAlgorithmType("DICE"),
                },
                cancellationToken: Token
            )
        );
        var dashboard = await Assert.ThrowsAsync<InvalidRequestException>(() =>
            Client.Analytics.DashboardConfigurations.CreateAsync(
                AnalyticsOperations.DocumentedDashboard with
                {
                    RefreshIntervalSeconds = 4,
                },
                cancellationToken: Token
            )
        );
        var formula = await Assert.ThrowsAsync<InvalidRequestException>(() =>
            Client.Analytics.KpiMetrics.CreateAsync(
                new()
                {
                    Name = "x",
                    MetricType = KpiMetricType.Custom,
                    AggregationType = KpiAggregationType.Average,
                },
                cancellationToken: Token
            )
        );

        Assert.Equal(
            ["incident_categories.1", "metric_type", "name", "time_window_hours"],
            metric.FieldErrors.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(["\"MTTX\" is not a valid choice."], metric.FieldErrors["metric_type"]);
        Assert.Equal(["Ensure this field has no more than 200 characters."], metric.FieldErrors["name"]);
        Assert.Equal(["Ensure this value is less than or equal to 8760."], metric.FieldErrors["time_window_hours"]);
        Assert.Equal(["\"DICE\" is not a valid choice."], Assert.Single(model.FieldErrors).Value);
        Assert.Equal("refresh_interval_seconds", Assert.Single(dashboard.FieldErrors).Key);
        Assert.Equal("calculation_formula", Assert.Single(formula.FieldErrors).Key);
        Assert.Equal(style == AnalyticsErrorFormat.Envelope ? "VALIDATION_ERROR" : null, metric.Code);
        Assert.All(Calls, static call => Assert.Equal(400, call.Status));
    }
}
