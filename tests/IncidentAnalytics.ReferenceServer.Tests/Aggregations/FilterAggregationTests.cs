using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class FilterAggregationTests
{
    private static readonly Ask Tickets = Ask.Over(
        """
        {"kind": "disk", "open": true, "hours": 4}
        {"kind": "disk", "open": false, "hours": 2}
        {"kind": "network", "open": true}
        {"open": true}
        """,
        """{"kind": "keyword", "open": "boolean", "hours": "long"}"""
    );

    [Fact]
    public void A_filter_is_one_count_and_what_is_below_it() =>
        Tickets.Gives(
            """{"doc_count": 3, "peak": {"value": 4}}""",
            """{"filter": {"term": {"open": true}}, "aggs": {"peak": {"max": {"field": "hours"}}}}"""
        );

    [Fact]
    public void Filters_may_be_named() =>
        Tickets.Gives(
            """{"buckets": {"disks": {"doc_count": 2}, "open": {"doc_count": 3}}}""",
            """{"filters": {"filters": {"disks": {"term": {"kind": "disk"}}, "open": {"term": {"open": true}}}}}"""
        );

    [Fact]
    public void Filters_without_names_come_in_the_order_of_the_request() =>
        Tickets.Gives(
            """{"buckets": [{"doc_count": 3, "total": {"value": 4}}, {"doc_count": 2, "total": {"value": 6}}, {"doc_count": 0, "total": {"value": 0}}]}""",
            """
            {"filters": {"filters": [{"term": {"open": true}}, {"term": {"kind": "disk"}}, {"match_none": {}}]},
             "aggs": {"total": {"sum": {"field": "hours"}}}}
            """
        );

    [Theory]
    [InlineData("\"other_bucket\": true", "_other_")]
    [InlineData("\"other_bucket_key\": \"rest\"", "rest")]
    public void Documents_that_match_no_filter_may_have_a_bucket(string option, string name) =>
        Tickets.Gives(
            $$"""{"buckets": {"disks": {"doc_count": 2}, "{{name}}": {"doc_count": 2} } }""",
            $$"""{"filters": { {{option}}, "filters": {"disks": {"term": {"kind": "disk"} } } } }"""
        );

    [Fact]
    public void Without_names_the_other_bucket_is_the_last() =>
        Tickets.Gives(
            """{"buckets": [{"doc_count": 2}, {"doc_count": 2}]}""",
            """{"filters": {"other_bucket": true, "filters": [{"term": {"kind": "disk"}}]}}"""
        );

    [Fact]
    public void Filters_CarryTheirNames_WhenKeyedIsFalse() =>
        Tickets.Gives(
            """{"buckets": [{"key": "disks", "doc_count": 2}, {"key": "open", "doc_count": 3}, {"key": "rest", "doc_count": 0}]}""",
            """
            {"filters": {"keyed": false, "other_bucket_key": "rest", "filters": {"open": {"term": {"open": true}}, "disks": {"term": {"kind": "disk"}}}}}
            """
        );

    [Fact]
    public void Filters_KeepBothBuckets_WhenTheOtherOneHasAFiltersName() =>
        Assert.Equal(
            """{"buckets":{"disks":{"doc_count":2},"disks":{"doc_count":2}}}""",
            Tickets.Answer("""{"filters": {"other_bucket_key": "disks", "filters": {"disks": {"term": {"kind": "disk"}}}}}""").GetRawText()
        );

    [Fact]
    public void Missing_counts_documents_without_a_value() =>
        Tickets.Gives(
            """{"doc_count": 2, "kinds": {"value": 1}}""",
            """{"missing": {"field": "hours"}, "aggs": {"kinds": {"cardinality": {"field": "kind"}}}}"""
        );

    [Fact]
    public void Everybody_misses_a_field_that_nobody_has() =>
        Tickets.Gives("""{"doc_count": 4}""", """{"missing": {"field": "unheard-of"}}""");

    [Fact]
    public void Filters_keep_their_counts_apart_below_other_buckets() =>
        Tickets.Gives(
            """
            {"doc_count_error_upper_bound": 0, "sum_other_doc_count": 0, "buckets": [
              {"key": "disk", "doc_count": 2, "state": {"buckets": {"closed": {"doc_count": 1}, "open": {"doc_count": 1}}}, "unknown": {"doc_count": 0}},
              {"key": "network", "doc_count": 1, "state": {"buckets": {"closed": {"doc_count": 0}, "open": {"doc_count": 1}}}, "unknown": {"doc_count": 1}}]}
            """,
            """
            {"terms": {"field": "kind"}, "aggs": {
              "state": {"filters": {"filters": {"open": {"term": {"open": true}}, "closed": {"term": {"open": false}}}}},
              "unknown": {"missing": {"field": "hours"}}}}
            """
        );

    [Theory]
    [InlineData("""{"filters": {}}""", "[filters] cannot be empty")]
    [InlineData("""{"filters": {"filters": {}}}""", "[filters] cannot be empty")]
    [InlineData("""{"filter": {}}""", "query malformed, empty clause found")]
    [InlineData("""{"filter": {"terms": {"open": true}}}""", "[terms] query requires an array of values for [open]")]
    [InlineData("""{"missing": {}}""", "Required one of fields [field, script]")]
    public void A_request_that_cannot_be_understood_is_refused(string aggregation, string reason) =>
        Assert.Contains(reason, Tickets.Refusal(aggregation), StringComparison.Ordinal);
}
