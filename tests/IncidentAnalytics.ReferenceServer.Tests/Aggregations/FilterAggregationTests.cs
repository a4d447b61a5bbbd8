using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class FilterAggregationTests
{
    private static readonly EngineQuery Tickets = EngineQuery.Create(
        """
        {"kind": "disk", "open": true, "hours": 4}
        {"kind": "disk", "open": false, "hours": 2}
        {"kind": "network", "open": true}
        {"open": true}
        """,
        """{"kind": "keyword", "open": "boolean", "hours": "long"}"""
    );

    [Fact]
    public void Filter_ReturnsCountAndSubAggregations() =>
        Tickets.AssertAnswer(
            """{"doc_count": 3, "peak": {"value": 4}}""",
            """{"filter": {"term": {"open": true}}, "aggs": {"peak": {"max": {"field": "hours"}}}}"""
        );

    [Fact]
    public void Filters_NamesBuckets() =>
        Tickets.AssertAnswer(
            """{"buckets": {"disks": {"doc_count": 2}, "open": {"doc_count": 3}}}""",
            """{"filters": {"filters": {"disks": {"term": {"kind": "disk"}}, "open": {"term": {"open": true}}}}}"""
        );

    [Fact]
    public void Filters_KeepsOrder_WhenAnonymous() =>
        Tickets.AssertAnswer(
            """{"buckets": [{"doc_count": 3, "total": {"value": 4}}, {"doc_count": 2, "total": {"value": 6}}, {"doc_count": 0, "total": {"value": 0}}]}""",
            """
            {"filters": {"filters": [{"term": {"open": true}}, {"term": {"kind": "disk"}}, {"match_none": {}}]},
             "aggs": {"total": {"sum": {"field": "hours"}}}}
            """
        );

    [Theory]
    [InlineData("\"other_bucket\": true", "_other_")]
    [InlineData("\"other_bucket_key\": \"rest\"", "rest")]
    public void Filters_AddsOtherBucket(string option, string name) =>
        Tickets.AssertAnswer(
            $$"""{"buckets": {"disks": {"doc_count": 2}, "{{name}}": {"doc_count": 2} } }""",
            $$"""{"filters": { {{option}}, "filters": {"disks": {"term": {"kind": "disk"} } } } }"""
        );

    [Fact]
    public void Filters_PutsOtherBucketLast_WhenAnonymous() =>
        Tickets.AssertAnswer(
            """{"buckets": [{"doc_count": 2}, {"doc_count": 2}]}""",
            """{"filters": {"other_bucket": true, "filters": [{"term": {"kind": "disk"}}]}}"""
        );

    [Fact]
    public void Filters_WritesNamesAsKeys_WhenKeyedIsFalse() =>
        Tickets.AssertAnswer(
            """{"buckets": [{"key": "disks", "doc_count": 2}, {"key": "open", "doc_count": 3}, {"key": "rest", "doc_count": 0}]}""",
            """
            {"filters": {"keyed": false, "other_bucket_key": "rest", "filters": {"open": {"term": {"open": true}}, "disks": {"term": {"kind": "disk"}}}}}
            """
        );

    [Fact]
    public void Filters_WritesBothBuckets_WhenOtherKeyEqualsName() =>
        Assert.Equal(
            """{"buckets":{"disks":{"doc_count":2},"disks":{"doc_count":2}}}""",
            Tickets
                .GetAnswer("""{"filters": {"other_bucket_key": "disks", "filters": {"disks": {"term": {"kind": "disk"}}}}}""")
                .GetRawText()
        );

    [Fact]
    public void Missing_CountsDocumentsWithoutValue() =>
        Tickets.AssertAnswer(
            """{"doc_count": 2, "kinds": {"value": 1}}""",
            """{"missing": {"field": "hours"}, "aggs": {"kinds": {"cardinality": {"field": "kind"}}}}"""
        );

    [Fact]
    public void Missing_CountsAllDocuments_WhenFieldIsUnmapped() =>
        Tickets.AssertAnswer("""{"doc_count": 4}""", """{"missing": {"field": "unheard-of"}}""");

    [Fact]
    public void Filters_CountsPerParentBucket() =>
        Tickets.AssertAnswer(
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
    public void Filters_ReturnsError_WhenRequestIsInvalid(string aggregation, string reason) =>
        Assert.Contains(reason, Tickets.GetError(aggregation), StringComparison.Ordinal);
}
