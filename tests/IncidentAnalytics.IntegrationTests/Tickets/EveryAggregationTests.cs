using System.Globalization;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Tickets;

/// <summary>
/// Every aggregation of the client, sent over HTTP to an engine that shares no code with it. The tickets can be counted by hand: one an
/// hour for two days, numbered 0 to 47.
/// </summary>
public sealed class EveryAggregationTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private IncidentAnalyticsServer? _server;
    private IncidentAnalyticsClient? _client;

    public async ValueTask InitializeAsync()
    {
        _server = await IncidentAnalyticsServer.StartAsync(
            new() { TimeProvider = new FakeTimeProvider(Start.AddDays(2)), Tickets = Enumerable.Range(0, 48).Select(Ticket) }
        );
        _client = _server.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Terms()
    {
        var sum = Aggregation.Sum("sum", "n");
        var latest = Aggregation.Max("latest", "@timestamp");
        var kinds = Aggregation.Terms(
            "kinds",
            "kind",
            5,
            BucketOrder.Descending("sum").ThenBy(BucketOrder.KeyAscending),
            1,
            TermsSelector.Matching("k.*"),
            TermsSelector.Values("k1"),
            "none",
            [sum, latest]
        );
        var even = Aggregation.Terms("even", "even");
        var numbers = Aggregation.Terms("numbers", "n", size: 1, order: BucketOrder.KeyDescending);

        var result = await AggregateAsync(kinds, even, numbers);

        Assert.Equal(48, result.Total);
        Assert.Equal(
            [("k2", 16, 392.0), ("k0", 16, 360.0)],
            result.Get(kinds).Buckets.Select(b => (b.Key.ToString(), b.DocCount, b.Get(sum).Value))
        );
        Assert.StartsWith("2024-06-02T23:00:00", result.Get(kinds).Buckets[0].Get(latest).ValueAsString, StringComparison.Ordinal);
        Assert.All(result.Get(even).Buckets, static b => Assert.True(b.Key.TryGetBoolean(out _)));
        Assert.Equal(["false", "true"], result.Get(even).Buckets.Select(b => b.Key.ToString()).Order(StringComparer.Ordinal));
        Assert.True(Assert.Single(result.Get(numbers).Buckets).Key.TryGetInt64(out var greatest));
        Assert.Equal((47, 47), (greatest, result.Get(numbers).SumOtherDocCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Aggregation_ReadsHistogramsAndRanges_KeyedOrNot(bool keyed)
    {
        var days = Aggregation.DateHistogram(
            "days",
            "@timestamp",
            HistogramInterval.Fixed(TimeSpan.FromDays(1)),
            TimeSpan.FromHours(6),
            "Asia/Tokyo",
            0,
            new(Start.AddDays(-1), Start.AddDays(3)),
            keyed,
            "yyyy-MM-dd HH",
            missing: Start
        );
        var months = Aggregation.DateHistogram("months", "@timestamp", HistogramInterval.Calendar(CalendarUnit.Month), keyed: keyed);
        var tens = Aggregation.Histogram("tens", "n", 20, 5, 0, new(0, 70), keyed, missing: 1);
        var ranges = Aggregation.Range("ranges", "n", [new(null, 10), new(10, 20, "teens"), new(40, null)], keyed);
        var dates = Aggregation.DateRange(
            "dates",
            "@timestamp",
            [new(null, Start.AddHours(5)), new(Start.AddHours(5), Start.AddHours(9), "k"), new("2024-06-02||+1h", null)],
            keyed: keyed
        );
        var percentiles = Aggregation.Percentiles("percentiles", "n", [0, 100], keyed);

        var result = await AggregateAsync(days, months, tens, ranges, dates, percentiles);

        // Days from six in the morning in Tokyo: 21 hours UTC.
        Assert.Equal(
            [
                (Start.AddHours(-27), 0),
                (Start.AddHours(-3), 21),
                (Start.AddHours(21), 24),
                (Start.AddHours(45), 3),
                (Start.AddHours(69), 0),
            ],
            result.Get(days).Buckets.Select(b => (b.Key, b.DocCount))
        );
        Assert.Equal("2024-06-01 06", result.Get(days).Buckets[1].KeyAsString);
        Assert.Equal([(Start, 48)], result.Get(months).Buckets.Select(b => (b.Key, b.DocCount)));
        Assert.Equal([(-15, 5), (5, 20), (25, 20), (45, 3), (65, 0)], result.Get(tens).Buckets.Select(b => (b.Key, b.DocCount)));
        Assert.Equal(
            [("*-10.0", null, 10.0, 10), ("teens", 10.0, 20.0, 10), ("40.0-*", 40.0, null, 8)],
            result.Get(ranges).Buckets.Select(b => (b.Key, b.From, b.To, b.DocCount))
        );
        Assert.Equal(
            [(null, Start.AddHours(5), 5), (Start.AddHours(5), Start.AddHours(9), 4), (Start.AddHours(25), null, 23)],
            result.Get(dates).Buckets.Select(b => (b.From, b.To, b.DocCount))
        );
        Assert.Equal((0, 47), (result.Get(percentiles)[0], result.Get(percentiles)[100]));
    }

    [Fact]
    public async Task Filters()
    {
        var count = Aggregation.ValueCount("count", "n");
        var bools = Aggregation.Filter(
            "bools",
            TicketFilter.Bool(
                must: [TicketFilter.Term("even", true)],
                should: [TicketFilter.Terms("kind", "k1", "k2"), TicketFilter.Term("n", 0)],
                mustNot: [TicketFilter.Exists("rare")],
                filter:
                [
                    TicketFilter.Range("@timestamp", gte: Start.AddHours(1), lt: Start.AddHours(13)),
                    TicketFilter.Prefix("kind", "k"),
                    TicketFilter.MatchAll,
                ],
                minimumShouldMatch: 1
            ),
            [count]
        );
        var named = Aggregation.Filters(
            "named",
            new Dictionary<string, TicketFilter>
            {
                ["one"] = TicketFilter.Term("n", 1),
                ["few"] = TicketFilter.Range("n", gt: 1.5, lte: 3m),
            },
            "rest"
        );
        var anonymous = Aggregation.Filters("anonymous", [TicketFilter.Raw("""{"term":{"n":1}}""")], otherBucket: true);
        var missing = Aggregation.Missing("missing", "rare", [count]);

        var result = await AggregateAsync(bools, named, anonymous, missing);

        // 2 and 10: even, not of kind k0, not divisible by four, before 13.
        Assert.Equal((2, 2), (result.Get(bools).DocCount, result.Get(bools).Get(count).Value));
        Assert.Equal(
            (1, 2, 45),
            (result.Get(named)["one"].DocCount, result.Get(named)["few"].DocCount, result.Get(named)["rest"].DocCount)
        );
        Assert.Equal([1, 47], result.Get(anonymous).Buckets.Select(b => b.DocCount));
        Assert.Equal((36, 36), (result.Get(missing).DocCount, result.Get(missing).Get(count).Value));
    }

    [Fact]
    public async Task Metrics()
    {
        var (avg, sum, min) = (
            Aggregation.Avg("avg", "n"),
            Aggregation.Sum("sum", "rare", missing: 0),
            Aggregation.Min("min", "@timestamp")
        );
        var (count, kinds) = (Aggregation.ValueCount("count", "rare"), Aggregation.Cardinality("kinds", "kind", precisionThreshold: 100));
        var (stats, none) = (Aggregation.Stats("stats", "n"), Aggregation.ExtendedStats("none", "nothing"));
        var extended = Aggregation.ExtendedStats("extended", "n", sigma: 1);
        var raw = Aggregation.Raw("raw", """{"max":{"field":"n"}}""");

        var result = await AggregateAsync(avg, sum, min, count, kinds, stats, none, extended, raw);

        Assert.Equal((23.5, 12.0, Start.ToUnixTimeMilliseconds()), (result.Get(avg).Value, result.Get(sum).Value, result.Get(min).Value));
        Assert.Equal((12, 3), (result.Get(count).Value, result.Get(kinds).Value));
        Assert.Equal(
            (48, 0.0, 47.0, 23.5, 1128.0),
            (result.Get(stats).Count, result.Get(stats).Min, result.Get(stats).Max, result.Get(stats).Avg, result.Get(stats).Sum)
        );
        Assert.Equal((0, null, null), (result.Get(none).Count, result.Get(none).Min, result.Get(none).StdDeviation));
        var deviation = Math.Sqrt(((48.0 * 48) - 1) / 12);
        Assert.Equal(deviation, result.Get(extended).StdDeviation!.Value, 9);
        Assert.Equal(23.5 + deviation, result.Get(extended).StdDeviationBounds.Upper!.Value, 9);
        Assert.Equal(47, result.Get(raw).GetProperty("value").GetDouble());
    }

    private static string Ticket(int i)
    {
        var rare = i % 4 == 0 ? ",\"rare\":1" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"application":"atr","@timestamp":"{{Start.AddHours(i):yyyy-MM-dd'T'HH:mm:ss'Z'}}","kind":"k{{i % 3}}","n":{{i}},"even":{{(i % 2 == 0 ? "true" : "false")}}{{rare}}}"""
        );
    }

    private Task<TicketAggregationResult> AggregateAsync(params Aggregation[] aggregations) =>
        _client!.Tickets.AggregateAsync(
            new()
            {
                Application = "atr",
                Range = TimeRange.Between(Start, Start.AddDays(2)),
                Aggregations = aggregations,
            },
            cancellationToken: TestContext.Current.CancellationToken
        );
}
