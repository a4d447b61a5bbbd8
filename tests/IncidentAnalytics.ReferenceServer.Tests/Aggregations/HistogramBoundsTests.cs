using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

/// <summary>The bounds of histograms, as OpenSearch has them: which buckets there are at, before and after an end.</summary>
public sealed class HistogramBoundsTests
{
    // Noon of four days.
    private static readonly EngineQuery Days = EngineQuery.Create(
        """
        {"@timestamp": "2026-01-01T12:00:00Z"}
        {"@timestamp": "2026-01-02T12:00:00Z"}
        {"@timestamp": "2026-01-03T12:00:00Z"}
        {"@timestamp": "2026-01-04T12:00:00Z"}
        """,
        """{"@timestamp": "date"}"""
    );

    private static readonly EngineQuery Numbers = EngineQuery.Create(
        """
        {"n": 1}
        {"n": 6}
        {"n": 11}
        """,
        """{"n": "double"}"""
    );

    [Theory]
    [InlineData("""{"min": "2026-01-02", "max": "2026-01-03"}""", "2026-01-02T00:00:00.000Z=1")]
    [InlineData(
        """{"min": "2026-01-02T18:00:00Z", "max": "2026-01-04T06:00:00Z"}""",
        "2026-01-02T00:00:00.000Z=1 2026-01-03T00:00:00.000Z=1"
    )]
    [InlineData("""{"min": 1767312000000, "max": 1767484800000}""", "2026-01-02T00:00:00.000Z=1 2026-01-03T00:00:00.000Z=1")]
    [InlineData("""{"max": "2026-01-01T23:59:59Z"}""", "")]
    [InlineData("""{"min": "2026-01-04T23:59:59Z", "max": null}""", "2026-01-04T00:00:00.000Z=1")]
    public void DateHistogram_ExcludesEndOfHardBounds(string bounds, string expected) =>
        Assert.Equal(
            expected,
            Days.GetCounts($$"""{"date_histogram": {"field": "@timestamp", "fixed_interval": "1d", "hard_bounds": {{bounds}} } }""")
        );

    [Theory]
    [InlineData("\"fixed_interval\": \"1d\", \"offset\": \"6h\"", "2026-01-02T06:00:00.000Z=1 2026-01-03T06:00:00.000Z=1")]
    [InlineData("\"calendar_interval\": \"day\", \"offset\": \"-6h\"", "2026-01-02T18:00:00.000Z=1 2026-01-03T18:00:00.000Z=1")]
    public void DateHistogram_RoundsHardBoundsWithoutOffset(string options, string expected) =>
        Assert.Equal(
            expected,
            Days.GetCounts(
                $$"""{"date_histogram": {"field": "@timestamp", {{options}}, "hard_bounds": {"min": "2026-01-02", "max": "2026-01-04"} } }"""
            )
        );

    [Theory]
    [InlineData(
        "\"calendar_interval\": \"day\", \"offset\": \"18000000ms\", \"extended_bounds\": {\"max\": 1639457999999}",
        "2021-12-13T05:00:00.000Z=1 2021-12-14T05:00:00.000Z=0"
    )]
    [InlineData(
        "\"fixed_interval\": \"1d\", \"offset\": \"+5h\", \"extended_bounds\": {\"min\": \"2021-12-12\"}",
        "2021-12-12T05:00:00.000Z=0 2021-12-13T05:00:00.000Z=1"
    )]
    [InlineData(
        "\"fixed_interval\": \"1d\", \"offset\": \"-1h\", \"extended_bounds\": {\"min\": \"2021-12-14\", \"max\": \"2021-12-15\"}",
        "2021-12-13T23:00:00.000Z=1 2021-12-14T23:00:00.000Z=0"
    )]
    public void DateHistogram_ShiftsExtendedBoundsByOffset(string options, string expected)
    {
        var one = EngineQuery.Create("""{"@timestamp": "2021-12-14T02:01:33.418Z"}""", """{"@timestamp": "date"}""");

        Assert.Equal(expected, one.GetCounts($$"""{"date_histogram": {"field": "@timestamp", {{options}} } }"""));
    }

    [Fact]
    public void DateHistogram_FillsExtendedBounds_WithoutDocuments() =>
        Assert.Equal(
            "2026-02-01T06:00:00.000Z=0 2026-02-02T06:00:00.000Z=0",
            Days.GetCounts(
                """
                {"date_histogram": {"field": "@timestamp", "fixed_interval": "1d", "offset": "6h",
                  "extended_bounds": {"min": "2026-02-01", "max": "2026-02-02T03:00:00Z"}}}
                """,
                """{"match_none": {}}"""
            )
        );

    [Theory]
    [InlineData(
        "\"hard_bounds\": {\"min\": \"2026-01-02\", \"max\": \"2026-01-03\"}, \"extended_bounds\": {\"min\": \"2026-01-01\", \"max\": \"2026-01-05\"}",
        "Extended bounds have to be inside hard bounds"
    )]
    [InlineData(
        "\"hard_bounds\": {\"max\": \"2026-01-03\"}, \"extended_bounds\": {\"max\": \"2026-01-04\"}",
        "Extended bounds have to be inside hard bounds"
    )]
    [InlineData(
        "\"extended_bounds\": {\"min\": \"2026-01-20\", \"max\": \"2026-01-10\"}",
        "[extended_bounds.min][1768867200000] cannot be greater than [extended_bounds.max][1768003200000]"
    )]
    [InlineData(
        "\"hard_bounds\": {\"min\": \"2026-01-02T10:00:00Z\", \"max\": \"2026-01-02T09:00:00Z\"}",
        "cannot be greater than [hard_bounds.max]"
    )]
    [InlineData("\"extended_bounds\": {\"min\": 1.5}", "1.5 cannot be converted to Long without data loss")]
    [InlineData("\"extended_bounds\": {\"min\": true}", "Unsupported token")]
    [InlineData("\"hard_bounds\": {\"min\": 9223372036854775807}", "out of the range of dates")]
    [InlineData("\"offset\": 9223372036854775807", "out of the range of dates")]
    public void DateHistogram_ReturnsError_WhenBoundsAreInvalid(string options, string reason)
    {
        foreach (var interval in new[] { "\"calendar_interval\": \"month\"", "\"fixed_interval\": \"1h\"" })
        {
            // Inside one month the rounded bounds are the same, so that nothing reaches outside.
            if (
                interval.Contains("month", StringComparison.Ordinal)
                && options.Contains("hard_bounds", StringComparison.Ordinal)
                && options.Contains("extended", StringComparison.Ordinal)
            )
            {
                continue;
            }

            Assert.Contains(
                reason,
                Days.GetError($$"""{"date_histogram": {"field": "@timestamp", {{interval}}, {{options}} } }"""),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("""{"min": 5, "max": 10}""", "5.0=1 10.0=1")]
    [InlineData("""{"min": 1, "max": 9.9}""", "5.0=1")]
    [InlineData("""{"min": "0", "max": "5"}""", "0.0=1 5.0=1")]
    [InlineData("""{"min": 0.1}""", "5.0=1 10.0=1")]
    public void Histogram_IncludesEndOfHardBounds_AndDoesNotRoundThem(string bounds, string expected) =>
        Assert.Equal(expected, Numbers.GetCounts($$"""{"histogram": {"field": "n", "interval": 5, "hard_bounds": {{bounds}} } }"""));

    [Theory]
    [InlineData("""{"min": -4, "max": 14.9}""", "-5.0=0 0.0=1 5.0=1 10.0=1")]
    [InlineData("""{"max": 15}""", "0.0=1 5.0=1 10.0=1 15.0=0")]
    [InlineData("""{"min": 7, "max": 8}""", "0.0=1 5.0=1 10.0=1")]
    public void Histogram_AddsEmptyBuckets_ForExtendedBounds(string bounds, string expected) =>
        Assert.Equal(expected, Numbers.GetCounts($$"""{"histogram": {"field": "n", "interval": 5, "extended_bounds": {{bounds}} } }"""));

    [Theory]
    [InlineData(
        "\"hard_bounds\": {\"min\": 0, \"max\": 9}, \"extended_bounds\": {\"max\": 10}",
        "hard bounds: [0.0--9.0], extended bounds: [--10.0]"
    )]
    [InlineData(
        "\"hard_bounds\": {\"min\": 1}, \"extended_bounds\": {\"min\": 0, \"max\": 3}",
        "Extended bounds have to be inside hard bounds"
    )]
    [InlineData("\"hard_bounds\": {\"min\": 2, \"max\": 1}", "max bound [1.0] must be greater than min bound [2.0]")]
    public void Histogram_ReturnsError_WhenBoundsAreInvalid(string options, string reason) =>
        Assert.Contains(
            reason,
            Numbers.GetError($$"""{"histogram": {"field": "n", "interval": 5, {{options}} } }"""),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("9223372036854775807", "0.5", "1.0=1 9.223372036854776E+18=1")]
    [InlineData("-9223372036854775807", "0.25", "-9.223372036854776E+18=1 1.0=1")]
    [InlineData("1e300", "1", "1.0=1 1E+300=1")]
    public void Histogram_KeepsKeysFarLargerThanInterval(string number, string interval, string expected)
    {
        var documents = EngineQuery.Create(
            $$"""
            {"n": {{number}} }
            {"n": 1}
            """
        );

        Assert.Equal(expected, documents.GetCounts($$"""{"histogram": {"field": "n", "interval": {{interval}}, "min_doc_count": 1} }"""));
    }

    [Fact]
    public void Histogram_ReturnsError_WhenGapsAreTooLarge()
    {
        var documents = EngineQuery.Create(
            """
            {"n": 9223372036854775807}
            {"n": 9223372036854770000}
            """
        );

        Assert.Contains(
            "Trying to create too many buckets",
            documents.GetError("""{"histogram": {"field": "n", "interval": 0.001}}"""),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Histogram_WritesAllBuckets_WhenNamesRepeat()
    {
        var tenths = EngineQuery.Create("""{"n": [9.75, 10, 10.25]}""");

        Assert.Equal(
            """{"buckets":{"10":{"key_as_string":"10","key":9.75,"doc_count":1},"10":{"key_as_string":"10","key":10.0,"doc_count":1},"10":{"key_as_string":"10","key":10.25,"doc_count":1}}}""",
            tenths.GetAnswer("""{"histogram": {"field": "n", "interval": 0.25, "keyed": true, "format": "0"}}""").GetRawText()
        );
    }

    [Fact]
    public void DateHistogram_WritesAllBuckets_WhenNamesRepeat()
    {
        var buckets = Days.GetAnswer(
                """
                {"date_histogram": {"field": "@timestamp", "fixed_interval": "1d", "keyed": true, "format": "yyyy"},
                 "aggs": {"last": {"max": {"field": "@timestamp"}}}}
                """
            )
            .GetProperty("buckets");

        Assert.Equal(4, buckets.EnumerateObject().Sum(bucket => bucket.Value.GetProperty("doc_count").GetInt32()));
        Assert.All(buckets.EnumerateObject(), bucket => Assert.Equal("2026", bucket.Name));
    }

    [Fact]
    public void Range_WritesAllBuckets_WhenNamesRepeat()
    {
        var buckets = Numbers
            .GetAnswer("""{"range": {"field": "n", "keyed": true, "ranges": [{"key": "a", "to": 5}, {"key": "a", "from": 5}]}}""")
            .GetProperty("buckets");

        Assert.Equal(["a=1", "a=2"], buckets.EnumerateObject().Select(bucket => $"{bucket.Name}={bucket.Value.GetProperty("doc_count")}"));
    }

    [Fact]
    public void DateHistogram_SeparatesRepeatedHours()
    {
        var one = EngineQuery.Create("""{"@timestamp": "2015-10-25T00:30:00Z"}""", """{"@timestamp": "date"}""");

        Assert.Equal(
            "2015-10-25T02:00:00.000+02:00=1 2015-10-25T02:00:00.000+01:00=0 2015-10-25T03:00:00.000+01:00=0 2015-10-25T04:00:00.000+01:00=0",
            one.GetCounts(
                """
                {"date_histogram": {"field": "@timestamp", "calendar_interval": "1h", "time_zone": "Europe/Oslo",
                  "extended_bounds": {"min": "2015-10-25T02:00:00.000+02:00", "max": "2015-10-25T04:00:00.000+01:00"}}}
                """
            )
        );
    }

    [Fact]
    public void DateHistogram_ShiftsWeeks_AcrossDaylightSavingStart()
    {
        var one = EngineQuery.Create("""{"@timestamp": "2025-03-09T05:30:00Z"}""", """{"@timestamp": "date"}""");

        Assert.Equal(
            "2025-03-08T23:00:00.000-05:00=1",
            one.GetCounts(
                """{"date_histogram": {"field": "@timestamp", "calendar_interval": "1w", "time_zone": "America/New_York", "offset": "-1d"}}"""
            )
        );
    }
}
