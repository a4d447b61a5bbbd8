using System.Net;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>Invalid requests and queries throw at the call, with the path of the member, and nothing is sent.</summary>
public sealed class RequestValidationTests
{
    private static readonly CreateKpiMetricRequest Metric = new()
    {
        Name = "n",
        MetricType = KpiMetricType.Custom,
        AggregationType = KpiAggregationType.Sum,
    };

    private static readonly CreatePredictiveModelRequest Model = new()
    {
        Name = "n",
        ModelType = PredictiveModelType.CostPrediction,
        AlgorithmType = PredictiveAlgorithmType.Svm,
    };

    private static readonly CreateDashboardConfigurationRequest Dashboard = new() { Name = "n", DashboardType = DashboardType.Custom };

    public static TheoryData<string, CreateKpiMetricRequest?> Metrics =>
        new()
        {
            { "request", null },
            { "request.Name", Metric with { Name = " " } },
            { "request.Name", Metric with { Name = null! } },
            { "request.MetricType", Metric with { MetricType = default } },
            { "request.MetricType", Metric with { MetricType = new KpiMetricType("") } },
            { "request.AggregationType", Metric with { AggregationType = default } },
            { "request.IncidentCategories[1]", Metric with { IncidentCategories = ["a", ""] } },
            { "request.IncidentSeverities[0]", Metric with { IncidentSeverities = [null!] } },
            { "request.IncidentPriorities[0]", Metric with { IncidentPriorities = [" "] } },
            { "request.TimeWindowHours", Metric with { TimeWindowHours = 0 } },
            { "request.AdditionalProperties[metric_type]", Metric with { AdditionalProperties = new() { ["metric_type"] = "x" } } },
        };

    public static TheoryData<string, CreatePredictiveModelRequest?> Models =>
        new()
        {
            { "request", null },
            { "request.Name", Model with { Name = "" } },
            { "request.ModelType", Model with { ModelType = default } },
            { "request.AlgorithmType", Model with { AlgorithmType = default } },
            { "request.FeatureColumns[0]", Model with { FeatureColumns = [""] } },
            { "request.TargetColumn", Model with { TargetColumn = "" } },
            { "request.TrainingDataPeriodDays", Model with { TrainingDataPeriodDays = 0 } },
            { "request.MinTrainingSamples", Model with { MinTrainingSamples = -1 } },
            { "request.RetrainFrequencyDays", Model with { RetrainFrequencyDays = 0 } },
            { "request.PerformanceThreshold", Model with { PerformanceThreshold = 1.01 } },
            { "request.PerformanceThreshold", Model with { PerformanceThreshold = -0.01 } },
            { "request.PerformanceThreshold", Model with { PerformanceThreshold = double.NaN } },
            { "request.AdditionalProperties[target_column]", Model with { AdditionalProperties = new() { ["target_column"] = "x" } } },
        };

    public static TheoryData<string, CreateDashboardConfigurationRequest?> Dashboards =>
        new()
        {
            { "request", null },
            { "request.Name", Dashboard with { Name = "" } },
            { "request.DashboardType", Dashboard with { DashboardType = default } },
            {
                "request.Layout.Rows",
                Dashboard with
                {
                    Layout = new() { Rows = 0, Columns = 1 },
                }
            },
            {
                "request.Layout.Columns",
                Dashboard with
                {
                    Layout = new() { Rows = 1, Columns = 0 },
                }
            },
            {
                "request.Layout.AdditionalProperties[rows]",
                Dashboard with
                {
                    Layout = new()
                    {
                        Rows = 1,
                        Columns = 1,
                        AdditionalProperties = new() { ["rows"] = 2 },
                    },
                }
            },
            { "request.Widgets[0]", Dashboard with { Widgets = [null!] } },
            { "request.Widgets[0].Type", Dashboard with { Widgets = [new() { Type = default }] } },
            { "request.Widgets[1].Position.Row", With(new(0, 0), new(3, 2), new(2, 0), null) },
            { "request.Widgets[1].Position.Column", With(new(0, 0), new(3, 2), new(0, 3), null) },
            { "request.Widgets[1].Size.Height", With(new(0, 0), new(3, 2), new(1, 0), new(1, 2)) },
            { "request.Widgets[1].Size.Width", With(new(0, 0), new(3, 2), new(0, 1), new(3, 1)) },
            { "request.Widgets[1].Size.Width", With(new(0, 0), new(3, 2), null, new(4, 1)) },
            { "request.Widgets[1].Size.Width", With(new(0, 0), new(3, 2), new(0, 1), new(int.MaxValue, 1)) },
            { "request.Widgets[0].Position.Row", Dashboard with { Widgets = [Widget(new(-1, 0), null)] } },
            { "request.Widgets[0].Position.Column", Dashboard with { Widgets = [Widget(new(0, -1), null)] } },
            { "request.Widgets[0].Size.Width", Dashboard with { Widgets = [Widget(null, new(0, 1))] } },
            { "request.Widgets[0].Size.Height", Dashboard with { Widgets = [Widget(null, new(1, 0))] } },
            {
                "request.Widgets[0].AdditionalProperties[size]",
                Dashboard with
                {
                    Widgets = [Widget(null, null) with { AdditionalProperties = new() { ["size"] = 1 } }],
                }
            },
            { "request.AllowedRoles[0]", Dashboard with { AllowedRoles = [""] } },
            { "request.RefreshIntervalSeconds", Dashboard with { RefreshIntervalSeconds = 0 } },
            { "request.AdditionalProperties[name]", Dashboard with { AdditionalProperties = new() { ["name"] = "x" } } },
        };

    public static TheoryData<string, AnomalyDetectionQuery> Queries =>
        new()
        {
            {
                "query.Page",
                new() { Page = 0 }
            },
            {
                "query.PageSize",
                new() { PageSize = 0 }
            },
            {
                "query.PageSize",
                new() { PageSize = 101 }
            },
            {
                "query.Ordering[1]",
                new() { Ordering = [AnalyticsOrder.Ascending("a"), default] }
            },
            {
                "query.EndDate",
                new() { StartDate = DateTimeOffset.UnixEpoch, EndDate = DateTimeOffset.UnixEpoch.AddTicks(-1) }
            },
            {
                "query.Range",
                new() { StartDate = DateTimeOffset.UnixEpoch, Range = TimeRange.Last(TimeSpan.FromDays(1)) }
            },
            {
                "query.Range",
                new() { EndDate = DateTimeOffset.UnixEpoch, Range = TimeRange.Last(TimeSpan.FromDays(1)) }
            },
        };

    [Theory]
    [MemberData(nameof(Metrics), DisableDiscoveryEnumeration = true)]
    public void KpiMetrics_CreateAsync_Throws_WhenRequestIsInvalid(string path, CreateKpiMetricRequest? request) =>
        AssertThrows(path, client => client.KpiMetrics.CreateAsync(request!));

    [Theory]
    [MemberData(nameof(Models), DisableDiscoveryEnumeration = true)]
    public void PredictiveModels_CreateAsync_Throws_WhenRequestIsInvalid(string path, CreatePredictiveModelRequest? request) =>
        AssertThrows(path, client => client.PredictiveModels.CreateAsync(request!));

    [Theory]
    [MemberData(nameof(Dashboards), DisableDiscoveryEnumeration = true)]
    public void DashboardConfigurations_CreateAsync_Throws_WhenRequestIsInvalid(
        string path,
        CreateDashboardConfigurationRequest? request
    ) => AssertThrows(path, client => client.DashboardConfigurations.CreateAsync(request!));

    [Theory]
    [MemberData(nameof(Queries), DisableDiscoveryEnumeration = true)]
    public void ListAsync_Throws_WhenQueryIsInvalid(string path, AnomalyDetectionQuery query)
    {
        AssertThrows(path, client => client.AnomalyDetections.ListAsync(query));
        AssertThrows(path, client => client.AnomalyDetections.GetPageAsync(query));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void Calls_Throw_WhenIdWouldChangeRoute(string? id)
    {
        AssertThrows("id", client => client.KpiMetrics.GetAsync(id!));
        AssertThrows("id", client => client.AnomalyDetections.ResolveAsync(id!));
        AssertThrows("id", client => client.DashboardConfigurations.GetDataAsync(id!));
        AssertThrows("id", client => client.KpiMetrics.GetMeasurementPageAsync(id!));
        AssertThrows("id", client => client.KpiMetrics.ListMeasurementsAsync(id!));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-created_at")]
    [InlineData("a,b")]
    [InlineData("a b")]
    public void AnalyticsOrder_Throws_WhenFieldIsInvalid(string field)
    {
        Assert.Equal("field", Assert.Throws<ArgumentException>(() => AnalyticsOrder.Ascending(field)).ParamName);
        Assert.Equal("field", Assert.Throws<ArgumentException>(() => AnalyticsOrder.Descending(field)).ParamName);
        Assert.Equal("text", Assert.Throws<ArgumentException>(() => new AnalyticsOrder("-" + field)).ParamName);
    }

    [Fact]
    public void AnalyticsOrder_HasFieldAndDirection()
    {
        Assert.Equal(
            ("created_at", true, "-created_at"),
            (
                new AnalyticsOrder("-created_at").Field,
                AnalyticsOrder.Descending("created_at").IsDescending,
                AnalyticsOrder.Descending("created_at").ToString()
            )
        );
        Assert.Equal(
            ("name", false, "name"),
            (new AnalyticsOrder("name").Field, AnalyticsOrder.Ascending("name").IsDescending, AnalyticsOrder.Ascending("name").ToString())
        );
        Assert.Equal(
            ("", false, ""),
            (default(AnalyticsOrder).Field, default(AnalyticsOrder).IsDescending, default(AnalyticsOrder).ToString())
        );
    }

    [Fact]
    public async Task CreateAsync_Succeeds_WhenWidgetFitsExactly()
    {
        var server = new ScriptedHandler().Respond(HttpStatusCode.Created, "{}");
        using var client = AnalyticsTestClient.Create(server);

        await client.Analytics.DashboardConfigurations.CreateAsync(
            With(new(0, 0), new(3, 2), new(1, 2), new(1, 1)),
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Contains("\"position\":{\"row\":1,\"column\":2}", server.Calls[0].Text, StringComparison.Ordinal);
    }

    private static CreateDashboardConfigurationRequest With(
        DashboardPosition first,
        DashboardSize layout,
        DashboardPosition? position,
        DashboardSize? size
    ) =>
        Dashboard with
        {
            Layout = new() { Rows = layout.Height, Columns = layout.Width },
            Widgets = [Widget(first, new(1, 1)), Widget(position, size)],
        };

    private static DashboardWidget Widget(DashboardPosition? position, DashboardSize? size) =>
        new()
        {
            Type = DashboardWidgetType.KpiSummary,
            Position = position,
            Size = size,
        };

    private static void AssertThrows(string path, Func<AnalyticsClient, object> call)
    {
        var server = new ScriptedHandler();
        using var client = AnalyticsTestClient.Create(server);

        // Thrown by the call itself, not by its task: a mistake in the program, not a failed call.
        var e = Assert.ThrowsAny<ArgumentException>(() => call(client.Analytics));

        Assert.Equal((path, 0), (e.ParamName, server.Requests.Count));
    }
}
