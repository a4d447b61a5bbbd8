using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.DashboardConfigurations;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

/// <summary>Empty open values are read and printed, but refused in requests by the path of the member.</summary>
public sealed class EmptyOpenValueTests
{
    private readonly AnsweringHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every open value of a request, set to an empty text or to <c>default</c>.</summary>
    public static TheoryData<string, Func<IncidentAnalyticsClient, bool, Task>> Requests() =>
        new()
        {
            { "request.Type", static (c, none) => Ask(c, TestEvents.Request with { Type = Empty<EventType>(none, static text => text) }) },
            {
                "request.Sort.Order",
                static (c, none) =>
                    Ask(
                        c,
                        TestEvents.Request with
                        {
                            Sort = new() { OrderBy = ["a"], Order = Empty<EventSortOrder>(none, static text => text) },
                        }
                    )
            },
            {
                "request.MetadataRelation[1].Relation",
                static (c, none) =>
                    Ask(
                        c,
                        TestEvents.Request with
                        {
                            MetadataRelation =
                            [
                                EventCondition.And("a", "b"),
                                new() { Key = "a", Relation = Empty<EventRelation>(none, static text => text) },
                            ],
                        }
                    )
            },
            {
                "query.Statuses[1]",
                static (c, none) =>
                    c.Sonar.GetTicketPageAsync(
                        new() { Statuses = [SonarTicketStatus.New, Empty<SonarTicketStatus>(none, static text => text)] }
                    )
            },
            {
                "query.Priorities[0]",
                static (c, none) =>
                    c.Sonar.GetTicketPageAsync(new() { Priorities = [Empty<SonarTicketPriority>(none, static text => text)] })
            },
            {
                "query.SortColumn",
                static (c, none) => c.Sonar.CountTicketsAsync(new() { SortColumn = Empty<SonarSortColumn>(none, static text => text) })
            },
            {
                "query.SortDirection",
                static (c, none) =>
                    c.Sonar.CountTicketsAsync(new() { SortDirection = Empty<SonarSortDirection>(none, static text => text) })
            },
            {
                "query.MetricType",
                static (c, none) =>
                    c.Analytics.KpiMetrics.GetPageAsync(new() { MetricType = Empty<KpiMetricType>(none, static text => text) })
            },
            {
                "query.AnomalyType",
                static (c, none) =>
                    c.Analytics.AnomalyDetections.GetPageAsync(new() { AnomalyType = Empty<AnomalyType>(none, static text => text) })
            },
            {
                "query.Severity",
                static (c, none) =>
                    c.Analytics.AnomalyDetections.GetPageAsync(new() { Severity = Empty<AnomalySeverity>(none, static text => text) })
            },
            {
                "query.Status",
                static (c, none) =>
                    c.Analytics.AnomalyDetections.GetPageAsync(new() { Status = Empty<AnomalyStatus>(none, static text => text) })
            },
            {
                "query.CostType",
                static (c, none) => c.Analytics.CostAnalyses.GetPageAsync(new() { CostType = Empty<CostType>(none, static text => text) })
            },
            {
                "query.DashboardType",
                static (c, none) =>
                    c.Analytics.DashboardConfigurations.GetPageAsync(
                        new() { DashboardType = Empty<DashboardType>(none, static text => text) }
                    )
            },
            {
                "query.HeatmapType",
                static (c, none) =>
                    c.Analytics.HeatmapData.GetPageAsync(new() { HeatmapType = Empty<HeatmapType>(none, static text => text) })
            },
            {
                "query.TimeGranularity",
                static (c, none) =>
                    c.Analytics.HeatmapData.GetPageAsync(new() { TimeGranularity = Empty<HeatmapGranularity>(none, static text => text) })
            },
            {
                "query.InsightType",
                static (c, none) =>
                    c.Analytics.PredictiveInsights.GetPageAsync(new() { InsightType = Empty<InsightType>(none, static text => text) })
            },
            {
                "query.ConfidenceLevel",
                static (c, none) =>
                    c.Analytics.PredictiveInsights.GetPageAsync(
                        new() { ConfidenceLevel = Empty<ConfidenceLevel>(none, static text => text) }
                    )
            },
            {
                "query.ModelType",
                static (c, none) =>
                    c.Analytics.PredictiveModels.GetPageAsync(new() { ModelType = Empty<PredictiveModelType>(none, static text => text) })
            },
            {
                "query.Status",
                static (c, none) =>
                    c.Analytics.PredictiveModels.GetPageAsync(new() { Status = Empty<PredictiveModelStatus>(none, static text => text) })
            },
            {
                "query.RecurrenceType",
                static (c, none) =>
                    c.Analytics.RecurrenceAnalyses.GetPageAsync(new() { RecurrenceType = Empty<RecurrenceType>(none, static text => text) })
            },
            {
                "request.MetricType",
                static (c, none) =>
                    c.Analytics.KpiMetrics.CreateAsync(Metric(Empty<KpiMetricType>(none, static text => text), KpiAggregationType.Average))
            },
            {
                "request.AggregationType",
                static (c, none) =>
                    c.Analytics.KpiMetrics.CreateAsync(Metric(KpiMetricType.Custom, Empty<KpiAggregationType>(none, static text => text)))
            },
            {
                "request.DashboardType",
                static (c, none) =>
                    c.Analytics.DashboardConfigurations.CreateAsync(
                        new()
                        {
                            Name = "n",
                            DashboardType = Empty<DashboardType>(none, static text => text),
                            Layout = new() { Rows = 1, Columns = 1 },
                        }
                    )
            },
            {
                "request.Widgets[0].Type",
                static (c, none) =>
                    c.Analytics.DashboardConfigurations.CreateAsync(
                        new()
                        {
                            Name = "n",
                            DashboardType = DashboardType.Executive,
                            Layout = new() { Rows = 1, Columns = 1 },
                            Widgets = [new() { Type = Empty<DashboardWidgetType>(none, static text => text) }],
                        }
                    )
            },
            {
                "body.MetadataRelation.Relation",
                static (c, none) =>
                    c.Events.Api.GetStatisticsAsync(
                        "p",
                        null,
                        new() { MetadataRelation = [new() { Key = "a", Relation = Empty<EventRelation>(none, static text => text) }] },
                        null,
                        Token
                    )
            },
            {
                "body.Sort.Order",
                static (c, none) =>
                    c.Events.Api.GetStatisticsAsync(
                        "p",
                        null,
                        new() { Sort = new() { Order = Empty<EventSortOrder>(none, static text => text) } },
                        null,
                        Token
                    )
            },
            {
                "body.MetricType",
                static (c, none) =>
                    c.Analytics.KpiMetrics.Api.CreateAsync(
                        Metric(Empty<KpiMetricType>(none, static text => text), KpiAggregationType.Average),
                        null,
                        Token
                    )
            },
        };

    [Theory]
    [MemberData(nameof(Requests), DisableDiscoveryEnumeration = true)]
    public async Task ThrowIfEmpty_RefusesAnEmptyValue_ByItsPath(string path, Func<IncidentAnalyticsClient, bool, Task> call)
    {
        using var client = AllServices.Create(_server);
        foreach (var none in new[] { false, true })
        {
            var e = await Assert.ThrowsAsync<ArgumentException>(() => call(client, none));

            Assert.Equal(path, e.ParamName);
            Assert.Contains("An empty or default ", e.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, _server.Requests);
    }

    [Fact]
    public async Task Format_RefusesAnEmptyValue_InAQuery()
    {
        using var client = AllServices.Create(_server);
        foreach (var none in new[] { false, true })
        {
            await Assert.ThrowsAsync<ArgumentException>(() =>
                client.Events.Api.GetStatisticsAsync("p", Empty<EventType>(none, static text => text), new(), null, Token)
            );
            await Assert.ThrowsAsync<ArgumentException>(() =>
                client.Analytics.KpiMetrics.Api.ListAsync(
                    new() { MetricType = Empty<KpiMetricType>(none, static text => text) },
                    null,
                    Token
                )
            );
            await Assert.ThrowsAsync<ArgumentException>(() =>
                client.Sonar.Api.ListTicketsAsync(new() { SortColumn = Empty<SonarSortColumn>(none, static text => text) }, null, Token)
            );
        }

        Assert.Equal(0, _server.Requests);
    }

    [Fact]
    public async Task OpenValueConverter_ReadsAndPrintsAnEmptyValue()
    {
        using var client = AllServices.Create(_server);
        _server.Text = """{"metric_type":"","aggregation_type":"SUM"}""";

        var metric = await client.Analytics.KpiMetrics.GetAsync("1", cancellationToken: Token);

        Assert.Equal("", metric.MetricType.ToString());
        Assert.Equal("""{"metric_type":"","aggregation_type":"SUM"}""", metric.ToString());
    }

    [Fact]
    public void ToString_NeverThrows()
    {
        Assert.Contains("\"relation\":\"\"", new EventCondition { Relation = default(EventRelation) }.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"order\":\"\"", new EventSort { Order = default(EventSortOrder) }.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"metric_type\":\"\"", new KpiMetric { MetricType = default(KpiMetricType) }.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(Metric(default, default).ToString());
        Assert.NotEmpty(new EventStatisticsBody { Sort = new() { Order = default(EventSortOrder) } }.ToString());
    }

    private static T Empty<T>(bool none, Func<string, T> fromText)
        where T : struct => none ? default : fromText("");

    private static CreateKpiMetricRequest Metric(KpiMetricType type, KpiAggregationType aggregation) =>
        new()
        {
            Name = "n",
            MetricType = type,
            AggregationType = aggregation,
        };

    private static Task<EventStatistics> Ask(IncidentAnalyticsClient client, EventStatisticsRequest request) =>
        client.Events.GetStatisticsAsync(request, cancellationToken: Token);
}
