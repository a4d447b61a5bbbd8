using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.ReferenceServer;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>Analytics computes the numbers of the tickets, checked by hand for six of them.</summary>
public sealed class OneWorldTests : AnalyticsFixture
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(48);

    private protected override void Configure(IncidentAnalyticsServerOptions options)
    {
        var now = Clock.GetUtcNow();
        options.Tickets =
        [
            // The window of two days begins with the first and ends before the last; the change is no incident.
            Incident(now.AddHours(-48).AddSeconds(-1), 1, "atr", "network", "P1", users: 1, resolvedAfter: 30),
            Incident(now.AddHours(-48), 2, "atr", "network", "P1", users: 100, resolvedAfter: 60),
            Incident(now.AddHours(-30), 3, "atr", "network", "P2", users: 20, resolvedAfter: 90),
            Incident(now.AddHours(-20), 4, "atr", "database", "P3", users: 3, resolvedAfter: 240),
            Incident(now.AddHours(-10), 5, "atr", "network", "P1", users: 4, resolvedAfter: null),
            Incident(now.AddHours(-10), 6, "atr", "network", "P1", users: 5, resolvedAfter: 45, type: "change"),
            Incident(now.AddHours(-1), 7, "atr", "network", "P4", users: 6, resolvedAfter: 30),
        ];
    }

    [Theory]
    [InlineData("", "", 5)]
    [InlineData("Network", "", 4)]
    [InlineData("NETWORK,database", "P1,P2", 3)]
    [InlineData("", "P1", 2)]
    [InlineData("security", "", 0)]
    public async Task IncidentCount_EqualsTheAggregationOfTickets(string categories, string priorities, int expected)
    {
        var counted = await MeasureAsync(KpiMetricType.IncidentCount, KpiAggregationType.Count, Split(categories), Split(priorities));

        List<TicketFilter> filters = [TicketFilter.Term("ticket.type", "incident")];
        if (categories.Length > 0)
            filters.Add(TicketFilter.Terms("ticket.category", [.. Split(categories).Select(static c => (FieldValue)c.ToLowerInvariant())]));
        if (priorities.Length > 0)
            filters.Add(TicketFilter.Terms("ticket.priority", [.. Split(priorities).Select(static p => (FieldValue)p)]));
        var incidents = Aggregation.Filter("incidents", TicketFilter.Bool(filter: filters));
        var tickets = await Client.Tickets.AggregateAsync(
            new()
            {
                Application = "atr",
                Range = TimeRange.Last(Window),
                IncludesEu = true,
                Aggregations = [incidents],
            },
            cancellationToken: Token
        );

        Assert.Equal(expected, tickets.Get(incidents).DocCount);
        Assert.Equal((expected, expected), ((long?)counted.Value, counted.IncidentCount));
        Assert.Equal((Clock.GetUtcNow() - Window, Clock.GetUtcNow()), (counted.PeriodStart, counted.PeriodEnd));
    }

    /// <summary>Resolved within the window after 60, 90, 240 and 30 minutes, and the first one, which ends in it.</summary>
    [Theory]
    [InlineData("MTTR", "AVERAGE", "90", "minutes")]
    [InlineData("MTTR", "MEDIAN", "60", "minutes")]
    [InlineData("MTTR", "MIN", "30", "minutes")]
    [InlineData("MTTR", "MAX", "240", "minutes")]
    [InlineData("MTTR", "SUM", "450", "minutes")]
    [InlineData("MTTR", "COUNT", "5", "incidents")]
    [InlineData("MTTR", "PERCENTILE_95", "240", "minutes")]
    [InlineData("MTTA", "AVERAGE", "10", "minutes")]
    [InlineData("RESOLUTION_RATE", "AVERAGE", "80", "percent")]
    [InlineData("ESCALATION_RATE", "AVERAGE", "40", "percent")]
    public async Task KpiValues_AreThoseWorkedOutByHand(string type, string aggregation, string expected, string unit)
    {
        var measured = await MeasureAsync(new KpiMetricType(type), new KpiAggregationType(aggregation), [], []);

        Assert.Equal(
            (expected, unit),
            (measured.Value?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture), measured.Unit)
        );
    }

    [Fact]
    public async Task Costs_AreThoseWorkedOutByHand()
    {
        var costs = await Client.Analytics.CostAnalyses.ListAsync(cancellationToken: Token).ToListAsync(Token);
        var summary = await Client.Analytics.CostAnalyses.GetSummaryAsync(cancellationToken: Token);

        // Silver costs 200 an hour: half an hour, one hour and, of P2, one and a half. Resources are 15 an hour of every resolved one.
        Assert.Equal((600m, 600m), (Sum(CostType.Downtime), summary.DowntimeCost));
        Assert.Equal((112.5m, 112.5m), (Sum(CostType.ResourceCost), summary.ResourceCost));
        // Users times hours of interruption times 0.20: 1 × 0.5, 100 × 1, 20 × 1.5.
        Assert.Equal((26.1m, 26.1m), (Sum(CostType.LostRevenue), summary.LostRevenue));
        Assert.Equal((3m, costs.Sum(static c => c.CostAmount)), (summary.TotalDowntimeHours, summary.TotalCost));

        decimal? Sum(CostType type) => costs.Where(c => c.CostType == type).Sum(static c => c.CostAmount);
    }

    [Fact]
    public async Task Heatmap_HasEveryIncidentAtItsHour()
    {
        var heatmap = Assert.Single(
            (
                await Client.Analytics.HeatmapData.GetPageAsync(
                    new() { HeatmapType = HeatmapType.IncidentFrequency, TimeGranularity = HeatmapGranularity.Hourly },
                    cancellationToken: Token
                )
            ).Items
        );

        // Monday 2026-03-02 at 11, Monday at 02, Sunday at 16 and 06, Saturday at 12 and a second before.
        var cells = heatmap
            .Values!.SelectMany(static (row, y) => row.Select((value, x) => (Y: y, X: x, Value: value)))
            .Where(static c => c.Value > 0)
            .Select(c => $"{heatmap.YLabels![c.Y]} {heatmap.XLabels![c.X]} {c.Value:0}");
        Assert.Equal(
            ["Monday 02 1", "Monday 11 1", "Saturday 11 1", "Saturday 12 1", "Sunday 06 1", "Sunday 16 1"],
            cells.Order(StringComparer.Ordinal)
        );
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private async Task<KpiMeasurement> MeasureAsync(
        KpiMetricType type,
        KpiAggregationType aggregation,
        string[] categories,
        string[] priorities
    )
    {
        var metric = await Client.Analytics.KpiMetrics.CreateAsync(
            new()
            {
                Name = "By hand",
                MetricType = type,
                AggregationType = aggregation,
                IncidentCategories = categories,
                IncidentPriorities = priorities,
                TimeWindowHours = (int)Window.TotalHours,
            },
            cancellationToken: Token
        );
        await Server.CalculateKpisAsync(metric.Id, cancellationToken: Token);
        return Assert.Single(
            await Client.Analytics.KpiMetrics.ListMeasurementsAsync(metric.Id!, cancellationToken: Token).ToListAsync(Token)
        );
    }
}
