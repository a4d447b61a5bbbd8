using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>JSON of each aggregation, with all members.</summary>
public sealed class AggregationJsonTests
{
    private static readonly DateTimeOffset Noon = new(2024, 1, 2, 12, 0, 0, TimeSpan.FromHours(9));

    public static TheoryData<Aggregation, string> Definitions =>
        new()
        {
            { Aggregation.Terms("a", "ticket.type"), """{"terms":{"field":"ticket.type"}}""" },
            {
                Aggregation.Terms(
                    "a",
                    "Ticket.Type_ID",
                    5,
                    BucketOrder.CountAscending,
                    0,
                    TermsSelector.Matching("net.*"),
                    TermsSelector.Values("network"),
                    "none"
                ),
                """{"terms":{"field":"Ticket.Type_ID","size":5,"order":{"_count":"asc"},"min_doc_count":0,"include":"net.*","exclude":["network"],"missing":"none"}}"""
            },
            {
                Aggregation.Terms("a", "f", order: BucketOrder.Descending("cost.avg").ThenBy(BucketOrder.KeyAscending)),
                """{"terms":{"field":"f","order":[{"cost.avg":"desc"},{"_key":"asc"}]}}"""
            },
            {
                Aggregation.Terms("a", "f", include: TermsSelector.Values(1, 2.5, true)),
                """{"terms":{"field":"f","include":[1,2.5,true]}}"""
            },
            {
                Aggregation.DateHistogram("a", "@timestamp", HistogramInterval.Calendar(CalendarUnit.Month)),
                """{"date_histogram":{"field":"@timestamp","calendar_interval":"1M"}}"""
            },
            {
                Aggregation.DateHistogram(
                    "a",
                    "@timestamp",
                    HistogramInterval.Fixed(TimeSpan.FromMinutes(90)),
                    TimeSpan.FromHours(-6),
                    "Asia/Tokyo",
                    1,
                    new(Noon, Noon.AddDays(1)),
                    keyed: true,
                    "yyyy-MM-dd",
                    BucketOrder.KeyDescending,
                    Noon
                ),
                """{"date_histogram":{"field":"@timestamp","fixed_interval":"90m","offset":"-6h","time_zone":"Asia/Tokyo","min_doc_count":1,"missing":1704164400000,"extended_bounds":{"min":1704164400000,"max":1704250800000},"keyed":true,"format":"yyyy-MM-dd","order":{"_key":"desc"}}}"""
            },
            { Aggregation.Histogram("a", "age", 0.5), """{"histogram":{"field":"age","interval":0.5}}""" },
            {
                Aggregation.Histogram("a", "age", 10, 2.5, 1, new(0, 100), keyed: true, BucketOrder.CountDescending, -1),
                """{"histogram":{"field":"age","interval":10,"offset":2.5,"min_doc_count":1,"extended_bounds":{"min":0,"max":100},"keyed":true,"order":{"_count":"desc"},"missing":-1}}"""
            },
            {
                Aggregation.Range("a", "age", [new(null, 10), new(10, 20.5, "teens"), new(20.5, null)], keyed: true, missing: 0),
                """{"range":{"field":"age","ranges":[{"to":10},{"key":"teens","from":10,"to":20.5},{"from":20.5}],"keyed":true,"missing":0}}"""
            },
            {
                Aggregation.DateRange(
                    "a",
                    "@timestamp",
                    [new(null, "now-7d/d"), new(Noon, Noon.AddHours(1), "lunch")],
                    "yyyy-MM-dd",
                    "+09:00",
                    keyed: true,
                    "1970-01-01"
                ),
                """{"date_range":{"field":"@timestamp","ranges":[{"to":"now-7d/d"},{"key":"lunch","from":"2024-01-02T03:00:00Z","to":"2024-01-02T04:00:00Z"}],"format":"yyyy-MM-dd","time_zone":"\u002B09:00","keyed":true,"missing":"1970-01-01"}}"""
            },
            { Aggregation.Filter("a", TicketFilter.MatchAll), """{"filter":{"match_all":{}}}""" },
            { Aggregation.Missing("a", "closed"), """{"missing":{"field":"closed"}}""" },
            {
                Aggregation.Filters(
                    "a",
                    new Dictionary<string, TicketFilter>
                    {
                        ["open"] = TicketFilter.Term("s", "open"),
                        ["Closed"] = TicketFilter.Exists("closed"),
                    },
                    "rest"
                ),
                """{"filters":{"filters":{"open":{"term":{"s":"open"}},"Closed":{"exists":{"field":"closed"}}},"other_bucket_key":"rest"}}"""
            },
            {
                Aggregation.Filters("a", [TicketFilter.Term("n", 1), TicketFilter.MatchAll], otherBucket: true),
                """{"filters":{"filters":[{"term":{"n":1}},{"match_all":{}}],"other_bucket":true}}"""
            },
            { Aggregation.Avg("a", "cost"), """{"avg":{"field":"cost"}}""" },
            { Aggregation.Sum("a", "cost", missing: 0), """{"sum":{"field":"cost","missing":0}}""" },
            { Aggregation.Min("a", "cost"), """{"min":{"field":"cost"}}""" },
            { Aggregation.Max("a", "cost"), """{"max":{"field":"cost"}}""" },
            { Aggregation.ValueCount("a", "cost"), """{"value_count":{"field":"cost"}}""" },
            {
                Aggregation.Cardinality("a", "user", precisionThreshold: 100),
                """{"cardinality":{"field":"user","precision_threshold":100}}"""
            },
            { Aggregation.Stats("a", "cost"), """{"stats":{"field":"cost"}}""" },
            { Aggregation.ExtendedStats("a", "cost", sigma: 3), """{"extended_stats":{"field":"cost","sigma":3}}""" },
            { Aggregation.Percentiles("a", "cost"), """{"percentiles":{"field":"cost"}}""" },
            {
                Aggregation.Percentiles("a", "cost", [50, 99.9], keyed: false, 1m),
                """{"percentiles":{"field":"cost","percents":[50,99.9],"keyed":false,"missing":1}}"""
            },
            { Aggregation.Raw("a", """{ "top_hits": { "size": 1 } }"""), """{"top_hits":{"size":1}}""" },
        };

    [Theory]
    [MemberData(nameof(Definitions), DisableDiscoveryEnumeration = true)]
    public void ToString_WritesExactlyDocumentedMembers(Aggregation aggregation, string json)
    {
        using var _ = new CultureScope("th-TH");
        Assert.Equal(json, aggregation.ToString());
    }

    [Fact]
    public void ToString_WritesSubAggregationsBesideDefinition()
    {
        var aggregation = Aggregation.Terms(
            "types",
            "type",
            aggregations:
            [
                Aggregation.DateHistogram(
                    "daily",
                    "@timestamp",
                    HistogramInterval.Fixed(TimeSpan.FromDays(1)),
                    aggregations: [Aggregation.Avg("cost", "cost")]
                ),
                Aggregation.Filter("open", TicketFilter.Term("open", true), [Aggregation.Max("latest", "@timestamp")]),
                Aggregation.Histogram("h", "n", 1, aggregations: [Aggregation.Sum("s", "n")]),
                Aggregation.Range("r", "n", [new(0, 1)], aggregations: [Aggregation.Sum("s", "n")]),
                Aggregation.DateRange("dr", "d", [new("now-1d", null)], aggregations: [Aggregation.Sum("s", "n")]),
                Aggregation.Filters("f", [TicketFilter.MatchAll], aggregations: [Aggregation.Sum("s", "n")]),
                Aggregation.Missing("m", "n", [Aggregation.Sum("s", "n")]),
            ]
        );

        const string Sum = "\"aggs\":{\"s\":{\"sum\":{\"field\":\"n\"}}}";
        Assert.Equal(
            """
            {"terms":{"field":"type"},"aggs":{
            "daily":{"date_histogram":{"field":"@timestamp","fixed_interval":"1d"},"aggs":{"cost":{"avg":{"field":"cost"}}}},
            "open":{"filter":{"term":{"open":true}},"aggs":{"latest":{"max":{"field":"@timestamp"}}}},
            "h":{"histogram":{"field":"n","interval":1},SUM},
            "r":{"range":{"field":"n","ranges":[{"from":0,"to":1}]},SUM},
            "dr":{"date_range":{"field":"d","ranges":[{"from":"now-1d"}]},SUM},
            "f":{"filters":{"filters":[{"match_all":{}}]},SUM},
            "m":{"missing":{"field":"n"},SUM}}}
            """.ReplaceLineEndings("").Replace("SUM", Sum, StringComparison.Ordinal),
            aggregation.ToString()
        );
    }

    [Fact]
    public void Create_CopiesLists()
    {
        var ranges = new List<NumericRange> { new(0, 1) };
        var subs = new List<Aggregation> { Aggregation.Avg("avg", "n") };
        var values = new List<FieldValue> { 1 };
        var range = Aggregation.Range("r", "n", ranges, aggregations: subs);
        var terms = Aggregation.Terms("t", "n", include: TermsSelector.Values(values));
        var (rangeBefore, termsBefore) = (range.ToString(), terms.ToString());

        ranges.Add(new(1, 2));
        subs.Clear();
        values.Add(2);

        Assert.Equal((rangeBefore, termsBefore), (range.ToString(), terms.ToString()));
    }
}
