using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class RangeAggregationTests
{
    private static readonly Ask Tickets = Ask.Over(
        """
        {"hours": 1, "at": "2026-03-08T10:00:00Z", "cost": 5.5}
        {"hours": 4, "at": "2026-03-09T23:59:59Z"}
        {"hours": [6, 7], "at": "2026-03-10T00:00:00Z"}
        {"cost": 1}
        """,
        """{"hours": "long", "at": "date", "cost": "double"}"""
    );

    [Fact]
    public void The_start_is_inside_and_the_end_outside_and_open_ends_are_left_out() =>
        Assert.Equal(
            """{"buckets":[{"key":"*-4.0","to":4.0,"doc_count":1},{"key":"4.0-6.0","from":4.0,"to":6.0,"doc_count":1},{"key":"6.0-*","from":6.0,"doc_count":1}]}""",
            Tickets.Answer("""{"range": {"field": "hours", "ranges": [{"to": 4}, {"from": 4, "to": 6}, {"from": 6}]}}""").GetRawText()
        );

    [Fact]
    public void Ranges_come_by_their_starts_and_may_overlap() =>
        Assert.Equal(
            "all=3 short=2 long=2",
            Tickets.Counts(
                """{"range": {"field": "hours", "ranges": [{"key": "long", "from": 3}, {"key": "short", "from": 0, "to": 6}, {"key": "all"}]}}"""
            )
        );

    [Fact]
    public void Keyed_ranges_are_named_and_hold_what_is_below() =>
        Tickets.Gives(
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
    public void A_format_writes_the_ends() =>
        Tickets.Gives(
            """{"buckets": [{"key": "1.50 €-*", "from": 1.5, "from_as_string": "1.50 €", "doc_count": 1}]}""",
            """{"range": {"field": "cost", "format": "0.00 €", "ranges": [{"from": "1.5"}]}}"""
        );

    [Fact]
    public void Missing_stands_in_for_documents_without_a_value() =>
        Assert.Equal("*-5.0=3", Tickets.Counts("""{"range": {"field": "hours", "missing": 0, "ranges": [{"to": 5}]}}"""));

    [Fact]
    public void A_field_that_nobody_has_gives_empty_ranges() =>
        Assert.Equal("*-5.0=0", Tickets.Counts("""{"range": {"field": "unheard-of", "ranges": [{"to": 5}]}}"""));

    [Fact]
    public void Date_ranges_tell_their_ends_as_milliseconds_and_as_text() =>
        Tickets.Gives(
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
    public void Date_ranges_may_be_relative(string range, string expected) =>
        Assert.Equal(expected, Tickets.Counts($$"""{"date_range": {"field": "at", "format": "dd.MM.yyyy", "ranges": [{{range}}]} }"""));

    [Fact]
    public void The_ends_of_date_ranges_are_times_of_the_zone() =>
        Assert.Equal(
            "tenth=2",
            Tickets.Counts(
                """{"date_range": {"field": "at", "time_zone": "Europe/Berlin", "ranges": [{"from": "2026-03-10", "key": "tenth"}]}}"""
            )
        );

    [Fact]
    public void Dates_with_a_format_of_their_own_are_written_in_it() =>
        Assert.Equal(
            """{"buckets":[{"key":"10-20","from":10000.0,"from_as_string":"10","to":20000.0,"to_as_string":"20","doc_count":1}]}""",
            Ask.Over("""{"at": 12}""", """{"at": {"type": "date", "format": "epoch_second"}}""")
                .Answer("""{"date_range": {"field": "at", "ranges": [{"from": 10, "to": "20"}]}}""")
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
    public void A_request_that_cannot_be_understood_is_refused(string aggregation, string reason) =>
        Assert.Contains(reason, Tickets.Refusal(aggregation), StringComparison.Ordinal);
}
