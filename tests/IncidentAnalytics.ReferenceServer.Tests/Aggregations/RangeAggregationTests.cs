using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class RangeAggregationTests
{
    private static readonly EngineQuery Tickets = EngineQuery.Create(
        """
        {"hours": 1, "at": "2026-03-08T10:00:00Z", "cost": 5.5}
        {"hours": 4, "at": "2026-03-09T23:59:59Z"}
        {"hours": [6, 7], "at": "2026-03-10T00:00:00Z"}
        {"cost": 1}
        """,
        """{"hours": "long", "at": "date", "cost": "double"}"""
    );

    [Fact]
    public void Range_IncludesStartAndExcludesEnd() =>
        Assert.Equal(
            """{"buckets":[{"key":"*-4.0","to":4.0,"doc_count":1},{"key":"4.0-6.0","from":4.0,"to":6.0,"doc_count":1},{"key":"6.0-*","from":6.0,"doc_count":1}]}""",
            Tickets.GetAnswer("""{"range": {"field": "hours", "ranges": [{"to": 4}, {"from": 4, "to": 6}, {"from": 6}]}}""").GetRawText()
        );

    [Fact]
    public void Range_SortsRangesByStart_AndAllowsOverlaps() =>
        Assert.Equal(
            "all=3 short=2 long=2",
            Tickets.GetCounts(
                """{"range": {"field": "hours", "ranges": [{"key": "long", "from": 3}, {"key": "short", "from": 0, "to": 6}, {"key": "all"}]}}"""
            )
        );

    [Fact]
    public void Range_NamesBuckets_WhenKeyed() =>
        Tickets.AssertAnswer(
            """
            {"buckets": {
              "quick": {"to": 3, "doc_count": 1, "paid": {"value": 5.5}},
              "3.0-*": {"from": 3, "doc_count": 2, "paid": {"value": 0}}}}
            """,
            """
            {"range": {"field": "hours", "keyed": true, "ranges": [{"to": 3, "key": "quick"}, {"from": 3}]},
             "aggs": {"paid": {"sum": {"field": "cost"}}}}
            """
        );

    [Fact]
    public void Range_FormatsBounds() =>
        Tickets.AssertAnswer(
            """{"buckets": [{"key": "1.50 €-*", "from": 1.5, "from_as_string": "1.50 €", "doc_count": 1}]}""",
            """{"range": {"field": "cost", "format": "0.00 €", "ranges": [{"from": "1.5"}]}}"""
        );

    [Fact]
    public void Range_UsesMissingValue() =>
        Assert.Equal("*-5.0=3", Tickets.GetCounts("""{"range": {"field": "hours", "missing": 0, "ranges": [{"to": 5}]}}"""));

    [Fact]
    public void Range_ReturnsEmptyBuckets_WhenFieldIsUnmapped() =>
        Assert.Equal("*-5.0=0", Tickets.GetCounts("""{"range": {"field": "unheard-of", "ranges": [{"to": 5}]}}"""));

    [Fact]
    public void DateRange_WritesBoundsAsMillisecondsAndText() =>
        Tickets.AssertAnswer(
            """
            {"buckets": [{"key": "2026-03-09T00:00:00.000Z-2026-03-10T00:00:00.000Z",
              "from": 1773014400000, "from_as_string": "2026-03-09T00:00:00.000Z",
              "to": 1773100800000, "to_as_string": "2026-03-10T00:00:00.000Z", "doc_count": 1}]}
            """,
            """{"date_range": {"field": "at", "ranges": [{"from": "2026-03-09", "to": "2026-03-10"}]}}"""
        );

    [Theory]
    [InlineData("""{"from": "now-1d/d", "to": "now/d"}""", "09.03.2026-10.03.2026=1")]
    [InlineData("""{"from": "now/M"}""", "01.03.2026-*=3")]
    [InlineData("""{"from": "08.03.2026||+1d"}""", "09.03.2026-*=2")]
    [InlineData("""{"to": "09.03.2026", "key": "early"}""", "early=1")]
    public void DateRange_SupportsDateMath(string range, string expected) =>
        Assert.Equal(expected, Tickets.GetCounts($$"""{"date_range": {"field": "at", "format": "dd.MM.yyyy", "ranges": [{{range}}]} }"""));

    [Fact]
    public void DateRange_ReadsBoundsInTimeZone() =>
        Assert.Equal(
            "tenth=2",
            Tickets.GetCounts(
                """{"date_range": {"field": "at", "time_zone": "Europe/Berlin", "ranges": [{"from": "2026-03-10", "key": "tenth"}]}}"""
            )
        );

    [Fact]
    public void DateRange_UsesFormatOfMapping() =>
        Assert.Equal(
            """{"buckets":[{"key":"10-20","from":10000.0,"from_as_string":"10","to":20000.0,"to_as_string":"20","doc_count":1}]}""",
            EngineQuery
                .Create("""{"at": 12}""", """{"at": {"type": "date", "format": "epoch_second"}}""")
                .GetAnswer("""{"date_range": {"field": "at", "ranges": [{"from": 10, "to": "20"}]}}""")
                .GetRawText()
        );

    [Theory]
    [InlineData("""{"range": {"field": "hours"}}""", "No [ranges] specified for the [a] aggregation")]
    [InlineData("""{"range": {"field": "hours", "ranges": []}}""", "No [ranges] specified for the [a] aggregation")]
    [InlineData("""{"range": {"field": "hours", "ranges": [5]}}""", "[ranges] must hold objects")]
    [InlineData("""{"range": {"field": "hours", "ranges": [{"fromm": 5}]}}""", "[range] unknown field [fromm] did you mean [from]?")]
    [InlineData("""{"range": {"field": "hours", "ranges": [{"from": "five"}]}}""", "[range] failed to parse field [ranges] in [a]")]
    [InlineData("""{"date_range": {"field": "at", "ranges": [{"from": "soon"}]}}""", "failed to parse date field [soon]")]
    [InlineData("""{"date_range": {"field": "at", "ranges": [{"from": "now*1d"}]}}""", "operator not supported for date math [now*1d]")]
    public void Range_ReturnsError_WhenRequestIsInvalid(string aggregation, string reason) =>
        Assert.Contains(reason, Tickets.GetError(aggregation), StringComparison.Ordinal);
}
