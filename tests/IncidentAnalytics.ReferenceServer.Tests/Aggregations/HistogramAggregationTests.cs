using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class HistogramAggregationTests
{
    private static readonly EngineQuery Tickets = EngineQuery.Create(
        """
        {"hours": 2, "load": -0.5}
        {"hours": 3, "load": 0.25}
        {"hours": [11, 14], "load": 1.75}
        {"load": 0.5}
        """,
        """{"hours": "long", "load": "double"}"""
    );

    [Fact]
    public void Histogram_FillsGaps_AndWritesKeysAsDoubles() =>
        Assert.Equal(
            """{"buckets":[{"key":0.0,"doc_count":2},{"key":5.0,"doc_count":0},{"key":10.0,"doc_count":1}]}""",
            Tickets.GetAnswer("""{"histogram": {"field": "hours", "interval": 5}}""").GetRawText()
        );

    [Theory]
    [InlineData("hours", "\"interval\": 5, \"min_doc_count\": 1", "0.0=2 10.0=1")]
    [InlineData("hours", "\"interval\": 5, \"offset\": 3", "-2.0=1 3.0=1 8.0=1 13.0=1")]
    [InlineData("hours", "\"interval\": 5, \"order\": {\"_count\": \"desc\"}", "0.0=2 10.0=1 5.0=0")]
    [InlineData("hours", "\"interval\": 5, \"missing\": 7", "0.0=2 5.0=1 10.0=1")]
    [InlineData("hours", "\"interval\": 5, \"extended_bounds\": {\"min\": -4, \"max\": 17}", "-5.0=0 0.0=2 5.0=0 10.0=1 15.0=0")]
    [InlineData("hours", "\"interval\": 5, \"hard_bounds\": {\"min\": 5}", "10.0=1")]
    [InlineData("hours", "\"interval\": 5, \"format\": \"0 h\"", "0 h=2 5 h=0 10 h=1")]
    [InlineData("load", "\"interval\": 0.5", "-0.5=1 0.0=1 0.5=1 1.0=0 1.5=1")]
    [InlineData("unheard-of", "\"interval\": 5", "")]
    [InlineData("unheard-of", "\"interval\": 5, \"missing\": 1", "0.0=4")]
    public void Histogram_AppliesOptions(string field, string options, string expected) =>
        Assert.Equal(expected, Tickets.GetCounts($$"""{"histogram": {"field": "{{field}}", {{options}} } }"""));

    [Fact]
    public void Histogram_NamesBuckets_WhenKeyed() =>
        Tickets.AssertAnswer(
            """{"buckets": {"0.0": {"key": 0, "doc_count": 2}, "5.0": {"key": 5, "doc_count": 0}, "10.0": {"key": 10, "doc_count": 1}}}""",
            """{"histogram": {"field": "hours", "interval": 5, "keyed": true}}"""
        );

    [Theory]
    [InlineData("""{"field": "hours"}""", "[interval] must be >0 for histogram aggregation [a]")]
    [InlineData("""{"field": "hours", "interval": -1}""", "[interval] must be >0 for histogram aggregation [a]")]
    [InlineData("""{"field": "hours", "interval": 1e400}""", "[histogram] failed to parse field [interval] in [a]")]
    [InlineData("""{"field": "hours", "interval": "wide"}""", "[histogram] failed to parse field [interval] in [a]")]
    [InlineData(
        """{"field": "hours", "interval": 1, "extended_bounds": {"min": 9, "max": 1}}""",
        "max bound [1.0] must be greater than min bound [9.0]"
    )]
    [InlineData("""{"field": "hours", "interval": 1, "extended_bounds": {"from": 9}}""", "[extended_bounds] unknown field [from]")]
    [InlineData("""{"field": "hours", "interval": 1, "extended_bounds": 9}""", "[extended_bounds] must be an object")]
    [InlineData("""{"field": "hours", "interval": 1, "format": "abc"}""", "Malformed pattern \"abc\"")]
    public void Histogram_ReturnsError_WhenRequestIsInvalid(string options, string reason) =>
        Assert.Contains(reason, Tickets.GetError($$"""{"histogram": {{options}} }"""), StringComparison.Ordinal);
}
