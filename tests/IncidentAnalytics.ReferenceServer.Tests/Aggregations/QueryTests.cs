using IncidentAnalytics.ReferenceServer.Aggregations;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class QueryTests
{
    private static readonly EngineQuery Tickets = EngineQuery.Create(
        """
        {"id": "1", "kind": ["disk", "raid"], "hours": 3, "load": 0.5, "open": true, "at": "2026-03-08T00:00:00Z", "host": "10.0.0.1", "ticket": {"by": "ann"}}
        {"id": "2", "kind": "network", "hours": 5, "load": 1.5, "open": false, "at": "2026-03-09T23:30:00Z", "host": "10.1.0.1"}
        {"id": "3", "kind": "Disk-array", "hours": [1, 9], "open": true, "at": "2026-03-10T12:00:00Z", "host": "::1"}
        {"id": "4"}
        """,
        """{"kind": "keyword", "hours": "long", "load": "double", "open": "boolean", "at": "date", "host": "ip"}"""
    );

    [Theory]
    [InlineData("""{"match_all": {}}""", "1 2 3 4")]
    [InlineData("""{"match_none": {}}""", "")]
    [InlineData("""{"term": {"kind": "raid"}}""", "1")]
    [InlineData("""{"term": {"kind": {"value": "DISK", "case_insensitive": true}}}""", "1")]
    [InlineData("""{"term": {"kind.keyword": "network"}}""", "2")]
    [InlineData("""{"term": {"hours": 9}}""", "3")]
    [InlineData("""{"term": {"hours": "5"}}""", "2")]
    [InlineData("""{"term": {"hours": 5.5}}""", "")]
    [InlineData("""{"term": {"load": 1.5}}""", "2")]
    [InlineData("""{"term": {"open": "false"}}""", "2")]
    [InlineData("""{"term": {"at": "2026-03-09"}}""", "2")]
    [InlineData("""{"term": {"host": "10.1.0.1"}}""", "2")]
    [InlineData("""{"term": {"host": "10.0.0.0/16"}}""", "1")]
    [InlineData("""{"term": {"unheard-of": 1}}""", "")]
    [InlineData("""{"match": {"kind": {"query": "network"}}}""", "2")]
    [InlineData("""{"terms": {"kind": ["raid", "network", "nothing"]}}""", "1 2")]
    [InlineData("""{"terms": {"hours": [1, 5]}}""", "2 3")]
    [InlineData("""{"terms": {"kind": []}}""", "")]
    [InlineData("""{"prefix": {"kind": "ra"}}""", "1")]
    [InlineData("""{"prefix": {"kind": {"value": "disk", "case_insensitive": true}}}""", "1 3")]
    [InlineData("""{"exists": {"field": "load"}}""", "1 2")]
    [InlineData("""{"exists": {"field": "ticket"}}""", "1")]
    [InlineData("""{"exists": {"field": "unheard-of"}}""", "")]
    [InlineData("""{"constant_score": {"filter": {"term": {"id": "4"}}}}""", "4")]
    public void Query_FindsDocuments(string query, string expected) => Assert.Equal(expected, Found(query));

    [Theory]
    [InlineData("hours", "\"gte\": 3", "1 2 3")]
    [InlineData("hours", "\"gt\": 3", "2 3")]
    [InlineData("hours", "\"gt\": 2.5, \"lt\": 3.5", "1")]
    [InlineData("hours", "\"lte\": 1", "3")]
    [InlineData("hours", "\"lt\": \"1\"", "")]
    [InlineData("hours", "\"gte\": null, \"lte\": 3", "1 3")]
    [InlineData("load", "\"gt\": 0.5", "2")]
    [InlineData("load", "\"gte\": 0.5, \"lt\": 1.5", "1")]
    [InlineData("kind", "\"gte\": \"disk\", \"lt\": \"e\"", "1")]
    [InlineData("host", "\"gte\": \"10.0.0.0\", \"lte\": \"10.0.255.255\"", "1")]
    [InlineData("at", "\"gte\": \"2026-03-09\"", "2 3")]
    [InlineData("at", "\"gt\": \"2026-03-09\"", "3")]
    [InlineData("at", "\"lte\": \"2026-03-09\"", "1 2")]
    [InlineData("at", "\"lt\": \"2026-03-09\"", "1")]
    [InlineData("at", "\"gte\": \"now-1d/d\", \"lt\": \"now/d\"", "2")]
    [InlineData("at", "\"gte\": \"now-3h\"", "")]
    [InlineData("at", "\"lte\": \"now/M\"", "1 2 3")]
    [InlineData("at", "\"gt\": \"now/d\"", "")]
    [InlineData("at", "\"gte\": \"2026-03-08||+1d\"", "2 3")]
    [InlineData("at", "\"gte\": \"2026-03-10\", \"time_zone\": \"+01:00\"", "2 3")]
    [InlineData("at", "\"gte\": \"09/03/2026\", \"format\": \"dd/MM/yyyy\"", "2 3")]
    [InlineData("at", "\"gte\": 1773014400000", "2 3")]
    [InlineData("unheard-of", "\"gte\": 1", "")]
    public void Range_FindsDocuments(string field, string ends, string expected) =>
        Assert.Equal(expected, Found($$"""{"range": {"{{field}}": { {{ends}} } } }"""));

    [Theory]
    [InlineData("\"must\": {\"term\": {\"open\": true}}", "1 3")]
    [InlineData("\"must\": [{\"term\": {\"open\": true}}], \"filter\": [{\"term\": {\"hours\": 9}}]", "3")]
    [InlineData("\"must_not\": [{\"term\": {\"open\": true}}]", "2 4")]
    [InlineData("\"should\": [{\"term\": {\"id\": \"2\"}}, {\"term\": {\"id\": \"4\"}}]", "2 4")]
    [InlineData("\"filter\": {\"exists\": {\"field\": \"hours\"}}, \"should\": [{\"term\": {\"id\": \"4\"}}]", "1 2 3")]
    [InlineData(
        "\"filter\": {\"exists\": {\"field\": \"hours\"}}, \"should\": [{\"term\": {\"id\": \"1\"}}], \"minimum_should_match\": 1",
        "1"
    )]
    [InlineData("\"should\": [{\"term\": {\"open\": true}}, {\"term\": {\"hours\": 3}}], \"minimum_should_match\": 2", "1")]
    [InlineData("\"should\": [{\"term\": {\"open\": true}}, {\"term\": {\"hours\": 3}}], \"minimum_should_match\": \"100%\"", "1")]
    [InlineData("\"should\": [{\"term\": {\"open\": true}}, {\"term\": {\"hours\": 3}}], \"minimum_should_match\": -1", "1 3")]
    [InlineData("\"must\": [], \"must_not\": []", "1 2 3 4")]
    [InlineData("", "1 2 3 4")]
    public void Bool_FindsDocuments(string clauses, string expected) => Assert.Equal(expected, Found($$"""{"bool": { {{clauses}} } }"""));

    [Theory]
    [InlineData("""{"terme": {"kind": "disk"}}""", "unknown query [terme] did you mean any of [term, terms]?")]
    [InlineData("""{"geo_shape_thing": {}}""", "unknown query [geo_shape_thing]")]
    [InlineData("""[]""", "query malformed, must start with start_object")]
    [InlineData("""{}""", "query malformed, empty clause found")]
    [InlineData("""{"term": {"kind": "a"}, "match_all": {}}""", "[term] malformed query, expected [END_OBJECT] but found [FIELD_NAME]")]
    [InlineData("""{"term": "kind"}""", "[term] query malformed, no start_object after query name")]
    [InlineData("""{"term": {"kind": "a", "open": true}}""", "[term] query doesn't support multiple fields, found [kind] and [open]")]
    [InlineData("""{"term": {"kind": ["a"]}}""", "[term] query needs one value for [kind]")]
    [InlineData("""{"term": {"hours": "many"}}""", "failed to parse field [hours] of type [long]")]
    [InlineData("""{"terms": {"kind": ["a"], "open": [true]}}""", "[terms] query does not support multiple fields")]
    [InlineData("""{"prefix": {"hours": "1"}}""", "Can only use prefix queries on keyword")]
    [InlineData("""{"range": {"hours": {"above": 1}}}""", "[range] query does not support [above]")]
    [InlineData(
        """{"range": {"at": {"gte": "yesterday"}}}""",
        "failed to parse date field [yesterday] with format [strict_date_optional_time||epoch_millis]"
    )]
    [InlineData("""{"range": {"hours": 1}}""", "[range] query requires a field name")]
    [InlineData("""{"exists": {}}""", "[exists] must be provided with a [field]")]
    [InlineData("""{"bool": {"must_have": []}}""", "[bool] query does not support [must_have]")]
    [InlineData("""{"bool": {"minimum_should_match": "some"}}""", "minimum_should_match")]
    [InlineData("""{"constant_score": {}}""", "[constant_score] requires a 'filter' element")]
    [InlineData("""{"term": {"host": "somewhere"}}""", "'somewhere' is not an IP string literal.")]
    public void Query_ReturnsError_WhenInvalid(string query, string reason) =>
        Assert.Contains(reason, Tickets.GetQueryError(query), StringComparison.Ordinal);

    [Fact]
    public void Query_ReturnsError_WhenNestingIsTooDeep()
    {
        Assert.Equal(4, Tickets.CountMatches(Nested(20)));
        Assert.Contains("The nested depth of the query exceeds", Tickets.GetQueryError(Nested(21)), StringComparison.Ordinal);

        static string Nested(int depth) =>
            string.Concat(Enumerable.Repeat("{\"bool\":{\"must\":", depth))
            + "{\"match_all\":{}}"
            + string.Concat(Enumerable.Repeat("}}", depth));
    }

    private static string Found(string query) => Tickets.GetKeys("""{"terms": {"field": "id", "order": {"_key": "asc"}}}""", query);

    [Theory]
    [InlineData("now+2147483647y")]
    [InlineData("now-2147483647y/y")]
    [InlineData("2026-01-01||+292000000y+292000000y")]
    [InlineData("now-2147483647M-2147483647M-2147483647M-2147483647M")]
    public void Range_ReturnsError_WhenDateMathOverflows(string date) =>
        Assert.Contains(
            "out of the range of dates",
            Assert
                .Throws<AggregationException>(() =>
                    EngineQuery.Create("{\"t\": 0}", "{\"t\": \"date\"}").CountMatches("{\"range\": {\"t\": {\"gt\": \"" + date + "\"}}}")
                )
                .Message,
            StringComparison.Ordinal
        );
}
