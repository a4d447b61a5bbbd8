using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class TermsAggregationTests
{
    private static readonly EngineQuery Tickets = EngineQuery.Create(
        """
        {"kind": "disk", "team": ["red", "blue"], "hours": 2, "load": 0.5, "open": true, "day": "2026-01-01", "host": "10.0.0.2"}
        {"kind": "disk", "team": ["red"], "hours": 4, "load": 1.5, "open": false, "day": "2026-01-02", "host": "10.0.0.10"}
        {"kind": "disk", "team": ["red", "red"], "hours": 9, "load": 0.5, "open": true, "day": "2026-01-01", "host": "10.0.0.10"}
        {"kind": "network", "team": "green", "hours": [7, 7], "load": 2, "open": true, "day": "2026-01-03", "host": "::1"}
        {"kind": "network", "hours": 1, "day": "2026-01-03"}
        {"kind": "app", "team": ["blue"]}
        """,
        """{"kind": "keyword", "team": "keyword", "hours": "long", "load": "double", "open": "boolean", "day": "date", "host": "ip"}"""
    );

    [Fact]
    public void Terms_SortsByCountAndKey() =>
        Tickets.AssertAnswer(
            """
            {"doc_count_error_upper_bound": 0, "sum_other_doc_count": 0, "buckets": [
              {"key": "disk", "doc_count": 3}, {"key": "network", "doc_count": 2}, {"key": "app", "doc_count": 1}]}
            """,
            """{"terms": {"field": "kind"}}"""
        );

    [Fact]
    public void Terms_CountsOtherDocuments() =>
        Tickets.AssertAnswer(
            """{"doc_count_error_upper_bound": 0, "sum_other_doc_count": 3, "buckets": [{"key": "disk", "doc_count": 3}]}""",
            """{"terms": {"field": "kind", "size": 1}}"""
        );

    [Fact]
    public void Terms_ReturnsTenBuckets_ByDefault()
    {
        var documents = EngineQuery.Create(string.Join('\n', Enumerable.Range(10, 12).Select(i => $$"""{"id": "t{{i}}"}""")));
        Assert.Equal("t10 t11 t12 t13 t14 t15 t16 t17 t18 t19", documents.GetKeys("""{"terms": {"field": "id"}}"""));
        Assert.Equal(2, documents.GetAnswer("""{"terms": {"field": "id"}}""").GetProperty("sum_other_doc_count").GetInt32());
    }

    [Fact]
    public void Terms_CountsDocumentOncePerValue()
    {
        Assert.Equal("red=3 blue=2 green=1", Tickets.GetCounts("""{"terms": {"field": "team"}}"""));
        Assert.Equal("1=1 2=1 4=1 7=1 9=1", Tickets.GetCounts("""{"terms": {"field": "hours"}}"""));
    }

    [Fact]
    public void Terms_CountsValuesAfterExcludedOne() =>
        Assert.Equal("0=1", EngineQuery.Create("""{"n": [-5, 0]}""").GetCounts("""{"terms": {"field": "n", "exclude": [-5]}}"""));

    [Theory]
    [InlineData("""{"_key": "asc"}""", "app disk network")]
    [InlineData("""{"_key": "desc"}""", "network disk app")]
    [InlineData("""{"_count": "asc"}""", "app network disk")]
    [InlineData("""{"peak": "desc"}""", "disk network app")]
    [InlineData("""{"peak": "asc"}""", "network disk app")]
    [InlineData("""{"spread.max": "asc"}""", "network disk app")]
    [InlineData("""{"long.doc_count": "desc"}""", "disk network app")]
    [InlineData("""{"long>peak": "asc"}""", "network disk app")]
    [InlineData("""{"middle.50": "asc"}""", "disk network app")]
    [InlineData("""{"middle[50]": "desc"}""", "network disk app")]
    [InlineData("""[{"distinct": "asc"}, {"_key": "desc"}]""", "app network disk")]
    [InlineData("""[{"long._count": "asc"}, {"_count": "desc"}]""", "app network disk")]
    public void Terms_AppliesOrder(string order, string expected) =>
        Assert.Equal(
            expected,
            Tickets.GetKeys(
                $$"""
                {"terms": {"field": "kind", "order": {{order}} }, "aggs": {
                  "peak": {"max": {"field": "hours"} },
                  "spread": {"stats": {"field": "hours"} },
                  "middle": {"percentiles": {"field": "hours"} },
                  "distinct": {"cardinality": {"field": "hours"} },
                  "long": {"filter": {"range": {"hours": {"gte": 3} } }, "aggs": {"peak": {"max": {"field": "hours"} } } } } }
                """
            )
        );

    [Theory]
    [InlineData("nothing", "Invalid aggregation order path [nothing].")]
    [InlineData("spread", "a metric name must be specified")]
    [InlineData("spread.middle", "Unknown value key [middle]")]
    [InlineData("days", "Buckets can only be sorted on a sub-aggregator path")]
    [InlineData("spread>max", "Invalid aggregation order path")]
    public void Terms_ReturnsError_WhenOrderPathIsInvalid(string path, string reason) =>
        Assert.Contains(
            reason,
            Tickets.GetError(
                $$"""
                {"terms": {"field": "kind", "order": {"{{path}}": "asc"} }, "aggs": {
                  "spread": {"stats": {"field": "hours"} }, "days": {"terms": {"field": "day"} } } }
                """
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Terms_OmitsBucketsBelowMinDocCount() =>
        Tickets.AssertAnswer(
            """{"doc_count_error_upper_bound": 0, "sum_other_doc_count": 0, "buckets": [{"key": "disk", "doc_count": 3}, {"key": "network", "doc_count": 2}]}""",
            """{"terms": {"field": "kind", "min_doc_count": 2}}"""
        );

    [Fact]
    public void Terms_IncludesTermsOfOtherDocuments_WhenMinDocCountIsZero() =>
        Tickets.AssertAnswer(
            """
            {"doc_count_error_upper_bound": 0, "sum_other_doc_count": 0, "buckets": [
              {"key": "app", "doc_count": 1, "total": {"value": 0}},
              {"key": "disk", "doc_count": 0, "total": {"value": 0}},
              {"key": "network", "doc_count": 0, "total": {"value": 0}}]}
            """,
            """{"terms": {"field": "kind", "min_doc_count": 0}, "aggs": {"total": {"sum": {"field": "hours"}}}}""",
            """{"term": {"kind": "app"}}"""
        );

    [Theory]
    [InlineData("kind", "\"include\": [\"app\", \"disk\", \"unheard-of\"]", "disk=3 app=1")]
    [InlineData("kind", "\"exclude\": [\"disk\"]", "network=2 app=1")]
    [InlineData("kind", "\"include\": \"d.*|a[p]+\"", "disk=3 app=1")]
    [InlineData("kind", "\"include\": \"dis\"", "")]
    [InlineData("kind", "\"include\": \".*k\", \"exclude\": [\"disk\"]", "network=2")]
    [InlineData("kind", "\"include\": \"@k\", \"exclude\": \"\\\"disk\\\"\"", "network=2")]
    [InlineData("hours", "\"include\": [2, \"4\"]", "2=1 4=1")]
    [InlineData("load", "\"exclude\": [0.5]", "1.5=1 2.0=1")]
    [InlineData("open", "\"include\": [false]", "false=1")]
    [InlineData("host", "\"exclude\": [\"10.0.0.10\"]", "::1=1 10.0.0.2=1")]
    [InlineData("day", "\"include\": [\"2026-01-03\"]", "2026-01-03T00:00:00.000Z=2")]
    public void Terms_AppliesIncludeAndExclude(string field, string clauses, string expected) =>
        Assert.Equal(expected, Tickets.GetCounts($$"""{"terms": {"field": "{{field}}", {{clauses}} } }"""));

    [Fact]
    public void Terms_WritesKeysByType()
    {
        Assert.Equal("""{"key":2,"doc_count":1}""", First("hours", "[2]"));
        Assert.Equal("""{"key":2.0,"doc_count":1}""", First("load", "[2]"));
        Assert.Equal("""{"key":0,"key_as_string":"false","doc_count":1}""", First("open", "[false]"));
        Assert.Equal(
            """{"key":1767312000000,"key_as_string":"2026-01-02T00:00:00.000Z","doc_count":1}""",
            First("day", "[\"2026-01-02\"]")
        );
        Assert.Equal("""{"key":"10.0.0.2","doc_count":1}""", First("host", "[\"10.0.0.2\"]"));

        static string First(string field, string include) =>
            Tickets.GetAnswer($$"""{"terms": {"field": "{{field}}", "include": {{include}} } }""").GetProperty("buckets")[0].GetRawText();
    }

    [Fact]
    public void Terms_SortsIpAddressesByBits() =>
        Assert.Equal("::1 10.0.0.2 10.0.0.10", Tickets.GetKeys("""{"terms": {"field": "host", "order": {"_key": "asc"}}}"""));

    [Fact]
    public void Terms_AppliesFormat()
    {
        Assert.Equal(
            "2026/01/01=2 2026/01/03=2 2026/01/02=1",
            Tickets.GetCounts("""{"terms": {"field": "day", "format": "yyyy/MM/dd"}}""")
        );
        Assert.Equal("01.00 h=1", Tickets.GetCounts("""{"terms": {"field": "hours", "size": 1, "format": "00.00 h"}}"""));
    }

    [Theory]
    [InlineData("\"field\": \"team\", \"missing\": \"amber\"", "red=3 blue=2 amber=1 green=1")]
    [InlineData("\"field\": \"team\", \"missing\": \"red\"", "red=4 blue=2 green=1")]
    [InlineData("\"field\": \"open\", \"missing\": false", "false=3 true=3")]
    [InlineData("\"field\": \"unheard-of\"", "")]
    [InlineData("\"field\": \"unheard-of\", \"missing\": \"none\"", "none=6")]
    [InlineData("\"field\": \"unheard-of\", \"missing\": 3, \"value_type\": \"long\"", "3=6")]
    public void Terms_UsesMissingValue(string options, string expected) =>
        Assert.Equal(expected, Tickets.GetCounts($$"""{"terms": { {{options}} } }"""));

    [Fact]
    public void Terms_IncludesErrors_WhenRequested() =>
        Tickets.AssertAnswer(
            """{"doc_count_error_upper_bound": 0, "sum_other_doc_count": 3, "buckets": [{"key": "disk", "doc_count": 3, "doc_count_error_upper_bound": 0}]}""",
            """{"terms": {"field": "kind", "size": 1, "show_term_doc_count_error": true}}"""
        );

    [Fact]
    public void Terms_WritesSubAggregationsIntoBuckets() =>
        Tickets.AssertAnswer(
            """
            {"doc_count_error_upper_bound": 0, "sum_other_doc_count": 3, "buckets": [
              {"key": "disk", "doc_count": 3,
               "peak": {"value": 9},
               "teams": {"doc_count_error_upper_bound": 0, "sum_other_doc_count": 0, "buckets": [
                 {"key": "red", "doc_count": 3, "peak": {"value": 9}}, {"key": "blue", "doc_count": 1, "peak": {"value": 2}}]}}]}
            """,
            """
            {"terms": {"field": "kind", "size": 1}, "aggs": {
              "peak": {"max": {"field": "hours"}},
              "teams": {"terms": {"field": "team"}, "aggregations": {"peak": {"max": {"field": "hours"}}}}}}
            """
        );

    [Theory]
    [InlineData("""{"terms": {}}""", "Required one of fields [field, script], but none were specified.")]
    [InlineData("""{"terms": {"field": "kind", "size": 0}}""", "[size] must be greater than 0. Found [0] in [a]")]
    [InlineData(
        """{"terms": {"field": "kind", "min_doc_count": -1}}""",
        "[min_doc_count] must be greater than or equal to 0. Found [-1] in [a]"
    )]
    [InlineData("""{"terms": {"field": "kind", "sizes": 3}}""", "[terms] unknown field [sizes] did you mean [size]?")]
    [InlineData("""{"terms": {"field": "kind", "size": "many"}}""", "[terms] failed to parse field [size] in [a]")]
    [InlineData("""{"terms": {"field": "kind", "order": {"_count": "down"}}}""", "Unknown order direction [down]")]
    [InlineData("""{"terms": {"field": "kind", "order": "_count"}}""", "Must specify exactly one field for [order] in [a]")]
    [InlineData("""{"terms": {"field": "hours", "include": "1.*"}}""", "cannot support regular expression style include/exclude")]
    [InlineData("""{"terms": {"field": "kind", "include": "(d"}}""", "the regular expression [(d] cannot be understood")]
    [InlineData("""{"terms": {"field": "kind", "include": "a~b"}}""", "The operator [~]")]
    [InlineData("""{"terms": {"field": "kind", "include": {"partition": 0}}}""", "Unexpected token in [include]")]
    [InlineData("""{"terms": {"field": "hours", "missing": "none"}}""", "failed to parse field [hours] of type [long]")]
    [InlineData("""{"terms": "kind"}""", "Expected [START_OBJECT] under [terms], but got a [String] in [a]")]
    public void Terms_ReturnsError_WhenRequestIsInvalid(string aggregation, string reason) =>
        Assert.Contains(reason, Tickets.GetError(aggregation), StringComparison.Ordinal);

    [Theory]
    [InlineData("asc", "3 5 1 2 4 6")]
    [InlineData("desc", "1 5 3 2 4 6")]
    public void Terms_SortsBucketsWithoutValueLast(string direction, string expected)
    {
        // A value, then none, then a value: pairs are compared from both sides.
        var mixed = EngineQuery.Create(
            """
            {"k": 1, "n": 9}
            {"k": 2}
            {"k": 3, "n": 1}
            {"k": 4}
            {"k": 5, "n": 5}
            {"k": 6}
            """
        );
        var aggregation =
            "{\"terms\": {\"field\": \"k\", \"order\": {\"m\": \"" + direction + "\"}}, \"aggs\": {\"m\": {\"avg\": {\"field\": \"n\"}}}}";

        Assert.Equal(expected, mixed.GetKeys(aggregation));
    }

    [Theory]
    [InlineData("{\"field\": \"unheard-of\"}", "umterms")]
    [InlineData("{\"field\": \"unheard-of\", \"value_type\": \"long\"}", "umterms")]
    [InlineData("{\"field\": \"unheard-of\", \"missing\": \"x\"}", "sterms")]
    [InlineData("{\"field\": \"unheard-of\", \"missing\": 1, \"value_type\": \"long\"}", "lterms")]
    [InlineData("{\"field\": \"declared\"}", "lterms")]
    public void Terms_ReturnsType_WhenFieldIsUnmapped(string options, string type)
    {
        var nothing = EngineQuery.Create("{\"other\": 1}", """{"declared": "long"}""");

        Assert.True(nothing.Run($$"""{"a": {"terms": {{options}} } }""", typedKeys: true).Aggregations.ContainsKey($"{type}#a"));
    }
}
