using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class MetricAggregationTests
{
    private static readonly EngineQuery Tickets = EngineQuery.Create(
        """
        {"hours": 2, "load": 0.1, "kind": ["disk", "disk", "raid"], "open": true, "at": "2026-01-01", "host": "10.0.0.1"}
        {"hours": [4, 4], "load": 0.2, "kind": "disk", "open": false, "at": "2026-01-03", "host": "10.0.0.1"}
        {"hours": 6, "at": "2026-01-05"}
        {"kind": "app"}
        """,
        """{"hours": "long", "load": "double", "kind": "keyword", "open": "boolean", "at": "date", "host": "ip"}"""
    );

    [Theory]
    [InlineData("""{"avg": {"field": "hours"}}""", """{"value":4.0}""")]
    [InlineData("""{"sum": {"field": "hours"}}""", """{"value":16.0}""")]
    [InlineData("""{"min": {"field": "hours"}}""", """{"value":2.0}""")]
    [InlineData("""{"max": {"field": "hours"}}""", """{"value":6.0}""")]
    [InlineData("""{"value_count": {"field": "hours"}}""", """{"value":4}""")]
    [InlineData("""{"value_count": {"field": "kind"}}""", """{"value":4}""")]
    [InlineData("""{"cardinality": {"field": "hours"}}""", """{"value":3}""")]
    [InlineData("""{"cardinality": {"field": "kind"}}""", """{"value":3}""")]
    [InlineData("""{"cardinality": {"field": "host", "precision_threshold": 10}}""", """{"value":1}""")]
    [InlineData("""{"stats": {"field": "hours"}}""", """{"count":4,"min":2.0,"max":6.0,"avg":4.0,"sum":16.0}""")]
    public void Metric_UsesAllValuesOfEachDocument(string aggregation, string expected) =>
        Assert.Equal(expected, Tickets.GetAnswer(aggregation).GetRawText());

    [Theory]
    [InlineData("avg", """{"value":null}""")]
    [InlineData("min", """{"value":null}""")]
    [InlineData("max", """{"value":null}""")]
    [InlineData("sum", """{"value":0.0}""")]
    [InlineData("value_count", """{"value":0}""")]
    [InlineData("cardinality", """{"value":0}""")]
    [InlineData("stats", """{"count":0,"min":null,"max":null,"avg":null,"sum":0.0}""")]
    public void Metric_IsNullOrZero_WithoutValues(string type, string expected)
    {
        Assert.Equal(expected, Tickets.GetAnswer($$"""{"{{type}}": {"field": "unheard-of"} }""").GetRawText());
        Assert.Equal(expected, Tickets.GetAnswer($$"""{"{{type}}": {"field": "hours"} }""", """{"match_none": {}}""").GetRawText());
    }

    [Theory]
    [InlineData("avg", "5.2")]
    [InlineData("sum", "26.0")]
    [InlineData("max", "10.0")]
    [InlineData("value_count", "5")]
    [InlineData("cardinality", "4")]
    public void Metric_UsesMissingValue(string type, string expected) =>
        Assert.Equal(
            expected,
            Tickets.GetAnswer($$"""{"{{type}}": {"field": "hours", "missing": 10} }""").GetProperty("value").GetRawText()
        );

    [Fact]
    public void ExtendedStats_ReturnsVarianceAndDeviation() =>
        Tickets.AssertAnswer(
            """
            {"count": 4, "min": 2, "max": 6, "avg": 4, "sum": 16, "sum_of_squares": 72,
             "variance": 2, "variance_population": 2, "variance_sampling": 2.6666666666666665,
             "std_deviation": 1.4142135623730951, "std_deviation_population": 1.4142135623730951, "std_deviation_sampling": 1.632993161855452,
             "std_deviation_bounds": {
               "upper": 8.242640687119286, "lower": -0.24264068711928566,
               "upper_population": 8.242640687119286, "lower_population": -0.24264068711928566,
               "upper_sampling": 8.898979485566356, "lower_sampling": -0.8989794855663558}}
            """,
            """{"extended_stats": {"field": "hours", "sigma": 3}}"""
        );

    [Fact]
    public void ExtendedStats_IsNull_WithoutValues() =>
        Tickets.AssertAnswer(
            """
            {"count": 0, "min": null, "max": null, "avg": null, "sum": 0, "sum_of_squares": null,
             "variance": null, "variance_population": null, "variance_sampling": null,
             "std_deviation": null, "std_deviation_population": null, "std_deviation_sampling": null,
             "std_deviation_bounds": {"upper": null, "lower": null, "upper_population": null, "lower_population": null, "upper_sampling": null, "lower_sampling": null}}
            """,
            """{"extended_stats": {"field": "unheard-of"}}"""
        );

    [Fact]
    public void ExtendedStats_HasNoSamplingValues_ForSingleNumber()
    {
        var answer = Tickets.GetAnswer("""{"extended_stats": {"field": "hours"}}""", """{"term": {"hours": 6}}""");
        Assert.Equal(0, answer.GetProperty("variance").GetDouble());
        Assert.Equal("NaN", answer.GetProperty("variance_sampling").GetString());
        Assert.Equal("NaN", answer.GetProperty("std_deviation_bounds").GetProperty("upper_sampling").GetString());
    }

    [Fact]
    public void Metric_WritesDatesAsText() =>
        Assert.Equal(
            """{"value":1767225600000.0,"value_as_string":"2026-01-01T00:00:00.000Z"}""",
            Tickets.GetAnswer("""{"min": {"field": "at"}}""").GetRawText()
        );

    [Fact]
    public void Metric_CountsBooleansAsOneAndZero() =>
        Assert.Equal("""{"value":1.0,"value_as_string":"true"}""", Tickets.GetAnswer("""{"max": {"field": "open"}}""").GetRawText());

    [Fact]
    public void Metric_AppliesFormat() =>
        Assert.Equal(
            """{"value":16.0,"value_as_string":"16.0 h"}""",
            Tickets.GetAnswer("""{"sum": {"field": "hours", "format": "0.0 h"}}""").GetRawText()
        );

    [Fact]
    public void Sum_CompensatesRoundingErrors()
    {
        var numbers = EngineQuery.Create(
            string.Join('\n', Enumerable.Repeat("""{"n": 0.1}""", 1000).Prepend("""{"n": 1e16}""").Append("""{"n": -1e16}"""))
        );
        Assert.Equal(100, numbers.GetAnswer("""{"sum": {"field": "n"}}""").GetProperty("value").GetDouble(), tolerance: 2.0);
        var tenths = EngineQuery.Create(string.Join('\n', Enumerable.Repeat("""{"n": 0.1}""", 10)));
        Assert.Equal("1.0", tenths.GetAnswer("""{"sum": {"field": "n"}}""").GetProperty("value").GetRawText());
    }

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("10", "2.0")]
    [InlineData("50", "6.0")]
    [InlineData("99.9", "10.0")]
    [InlineData("100", "10.0")]
    [InlineData("0", "1.0")]
    public void Percentiles_ReturnsOneOfTheValues(string percent, string expected)
    {
        var numbers = EngineQuery.Create(string.Join('\n', Enumerable.Range(1, 10).Reverse().Select(n => $$"""{"n": {{n}} }""")));
        var answer = numbers.GetAnswer($$"""{"percentiles": {"field": "n", "percents": [{{percent}}]} }""").GetProperty("values");
        Assert.Equal(expected, Assert.Single(answer.EnumerateObject()).Value.GetRawText());
    }

    [Fact]
    public void Percentiles_NamesValuesByPercent() =>
        Tickets.AssertAnswer(
            """{"values": {"1.0": 2, "5.0": 2, "25.0": 4, "50.0": 4, "75.0": 6, "95.0": 6, "99.0": 6}}""",
            """{"percentiles": {"field": "hours"}}"""
        );

    [Fact]
    public void Percentiles_ReturnsSortedList_WhenKeyedIsFalse() =>
        Assert.Equal(
            """{"values":[{"key":50.0,"value":4.0},{"key":99.5,"value":6.0}]}""",
            Tickets.GetAnswer("""{"percentiles": {"field": "hours", "percents": [99.5, 50], "keyed": false}}""").GetRawText()
        );

    [Fact]
    public void Percentiles_IsNull_WithoutValues() =>
        Tickets.AssertAnswer("""{"values": {"50.0": null}}""", """{"percentiles": {"field": "unheard-of", "percents": [50]}}""");

    [Fact]
    public void Percentiles_WritesDatesAsText() =>
        Tickets.AssertAnswer(
            """{"values": {"50.0": 1767398400000, "50.0_as_string": "2026-01-03T00:00:00.000Z"}}""",
            """{"percentiles": {"field": "at", "percents": [50]}}"""
        );

    [Theory]
    [InlineData("""{"avg": {"field": "kind"}}""", "Field [kind] of type [keyword] is not supported for aggregation [avg]")]
    [InlineData("""{"percentiles": {"field": "host"}}""", "Field [host] of type [ip] is not supported for aggregation [percentiles]")]
    [InlineData("""{"sum": {}}""", "Required one of fields [field, script], but none were specified.")]
    [InlineData("""{"sum": {"field": "hours", "missing": "none"}}""", "failed to parse field [hours] of type [long]")]
    [InlineData(
        """{"max": {"field": "hours"}, "aggs": {"b": {"min": {"field": "hours"}}}}""",
        "Aggregator [a] of type [max] cannot accept sub-aggregations"
    )]
    [InlineData("""{"percentiles": {"field": "hours", "percents": []}}""", "[percents] must not be empty")]
    [InlineData("""{"percentiles": {"field": "hours", "percents": [101]}}""", "percent must be in [0,100], got [101.0]: [a]")]
    [InlineData(
        """{"percentiles": {"field": "hours", "tdigest": {"compression": -2}}}""",
        "[compression] must be greater than or equal to 0. Found [-2.0] in [a]"
    )]
    [InlineData(
        """{"cardinality": {"field": "hours", "precision_threshold": -5}}""",
        "[precisionThreshold] must be greater than or equal to 0. Found [-5] in [a]"
    )]
    [InlineData(
        """{"extended_stats": {"field": "hours", "sigma": -1}}""",
        "[sigma] must be greater than or equal to 0. Found [-1.0] in [a]"
    )]
    public void Metric_ReturnsError_WhenRequestIsInvalid(string aggregation, string reason) =>
        Assert.Contains(reason, Tickets.GetError(aggregation), StringComparison.Ordinal);
}
