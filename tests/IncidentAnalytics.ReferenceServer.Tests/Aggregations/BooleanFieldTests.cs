using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

/// <summary>Boolean fields take true, false and their texts, and nothing else, wherever a value can stand.</summary>
public sealed class BooleanFieldTests
{
    private static readonly EngineQuery Tickets = EngineQuery.Create(
        """
        {"resolved": true, "n": 1}
        {"resolved": false, "n": 1}
        {"n": 0}
        """
    );

    [Theory]
    [InlineData("""{"term": {"resolved": true}}""")]
    [InlineData("""{"term": {"resolved": "true"}}""")]
    [InlineData("""{"terms": {"resolved": ["false"]}}""")]
    [InlineData("""{"range": {"resolved": {"gte": true}}}""")]
    public void Query_AcceptsTrueAndFalse(string query) => Assert.Equal(1, Tickets.CountMatches(query));

    [Theory]
    [InlineData("""{"term": {"resolved": 1}}""", "1")]
    [InlineData("""{"term": {"resolved": "1"}}""", "1")]
    [InlineData("""{"term": {"resolved": 1.0}}""", "1.0")]
    [InlineData("""{"term": {"resolved": "True"}}""", "True")]
    [InlineData("""{"term": {"resolved": ""}}""", "")]
    [InlineData("""{"terms": {"resolved": [true, 0]}}""", "0")]
    [InlineData("""{"match": {"resolved": "yes"}}""", "yes")]
    [InlineData("""{"range": {"resolved": {"gte": 0}}}""", "0")]
    [InlineData("""{"bool": {"must_not": {"term": {"resolved": 0}}}}""", "0")]
    public void Query_ReturnsError_ForOtherValues(string query, string value) =>
        Assert.Contains(
            $"Can't parse boolean value [{value}], expected [true] or [false]",
            Tickets.GetQueryError(query),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("""{"filter": {"term": {"resolved": 1}}}""")]
    [InlineData("""{"filters": {"filters": {"a": {"term": {"resolved": 0}}}}}""")]
    [InlineData("""{"terms": {"field": "resolved", "include": [1]}}""")]
    [InlineData("""{"terms": {"field": "resolved", "exclude": ["0"]}}""")]
    [InlineData("""{"terms": {"field": "resolved", "missing": "yes"}}""")]
    public void Aggregation_ReturnsError_ForOtherValues(string aggregation) =>
        Assert.Contains("Can't parse boolean value", Tickets.GetError(aggregation), StringComparison.Ordinal);

    [Theory]
    [InlineData("true", "1=2 0=1")]
    [InlineData("\"false\"", "0=2 1=1")]
    [InlineData("1", "1=2 0=1")]
    public void Terms_UsesMissingValue(string missing, string expected)
    {
        var buckets = Tickets.GetAnswer($$"""{"terms": {"field": "resolved", "missing": {{missing}} } }""").GetProperty("buckets");

        Assert.Equal(
            expected,
            string.Join(' ', buckets.EnumerateArray().Select(bucket => $"{bucket.GetProperty("key")}={bucket.GetProperty("doc_count")}"))
        );
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"0\"")]
    [InlineData("\"yes\"")]
    public void Document_ReturnsError_ForOtherValues(string value) =>
        Assert.Contains(
            "only [true] or [false] are allowed",
            Assert
                .Throws<IncidentAnalytics.ReferenceServer.Aggregations.AggregationException>(() =>
                    EngineQuery.Create($$"""{"f": {{value}} }""", """{"f": "boolean"}""")
                )
                .Message,
            StringComparison.Ordinal
        );
}
