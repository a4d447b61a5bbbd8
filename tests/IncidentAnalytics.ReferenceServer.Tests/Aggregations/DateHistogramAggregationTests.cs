using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class DateHistogramAggregationTests
{
    private const string Mapping = """{"at": "date", "hours": "long"}""";

    private static readonly EngineQuery Tickets = EngineQuery.Create(
        """
        {"at": "2026-01-30T23:30:00Z", "hours": 3}
        {"at": "2026-01-31T00:00:00Z", "hours": 5}
        {"at": "2026-02-02T12:00:00.500Z", "hours": 1}
        {"hours": 8}
        """,
        Mapping
    );

    [Fact]
    public void DateHistogram_FillsGaps() =>
        Tickets.AssertAnswer(
            """
            {"buckets": [
              {"key_as_string": "2026-01-30T00:00:00.000Z", "key": 1769731200000, "doc_count": 1, "total": {"value": 3}},
              {"key_as_string": "2026-01-31T00:00:00.000Z", "key": 1769817600000, "doc_count": 1, "total": {"value": 5}},
              {"key_as_string": "2026-02-01T00:00:00.000Z", "key": 1769904000000, "doc_count": 0, "total": {"value": 0}},
              {"key_as_string": "2026-02-02T00:00:00.000Z", "key": 1769990400000, "doc_count": 1, "total": {"value": 1}}]}
            """,
            """{"date_histogram": {"field": "at", "fixed_interval": "1d"}, "aggs": {"total": {"sum": {"field": "hours"}}}}"""
        );

    [Theory]
    [InlineData("\"calendar_interval\": \"month\"", "01-01=2 02-01=1")]
    [InlineData("\"calendar_interval\": \"1w\"", "01-26=2 02-02=1")]
    [InlineData("\"calendar_interval\": \"quarter\"", "01-01=3")]
    [InlineData("\"calendar_interval\": \"1y\"", "01-01=3")]
    [InlineData("\"calendar_interval\": \"1d\", \"min_doc_count\": 1", "01-30=1 01-31=1 02-02=1")]
    [InlineData("\"fixed_interval\": \"2d\"", "01-29=1 01-31=1 02-02=1")]
    [InlineData("\"interval\": \"month\"", "01-01=2 02-01=1")]
    [InlineData("\"interval\": \"2d\"", "01-29=1 01-31=1 02-02=1")]
    [InlineData("\"fixed_interval\": \"1d\", \"min_doc_count\": 1, \"order\": {\"_key\": \"desc\"}", "02-02=1 01-31=1 01-30=1")]
    [InlineData("\"calendar_interval\": \"month\", \"order\": {\"_count\": \"asc\"}", "02-01=1 01-01=2")]
    [InlineData("\"calendar_interval\": \"month\", \"missing\": \"2026-02-28\"", "01-01=2 02-01=2")]
    [InlineData("\"calendar_interval\": \"month\", \"offset\": \"-1d\"", "12-31=1 01-31=2")]
    [InlineData(
        "\"calendar_interval\": \"month\", \"extended_bounds\": {\"min\": \"2025-12-24\", \"max\": \"2026-03-01\"}",
        "12-01=0 01-01=2 02-01=1 03-01=0"
    )]
    [InlineData(
        "\"calendar_interval\": \"month\", \"extended_bounds\": {\"min\": \"2026-02-01\", \"max\": \"now/d\"}",
        "01-01=2 02-01=1 03-01=0"
    )]
    [InlineData("\"calendar_interval\": \"month\", \"min_doc_count\": 1, \"extended_bounds\": {\"min\": 1764547200000}", "01-01=2 02-01=1")]
    [InlineData("\"calendar_interval\": \"month\", \"hard_bounds\": {\"max\": \"2026-02-28\"}", "01-01=2")]
    [InlineData("\"calendar_interval\": \"month\", \"hard_bounds\": {\"min\": \"2026-02-11\"}", "02-01=1")]
    public void DateHistogram_AppliesOptions(string options, string expected) =>
        Assert.Equal(
            expected,
            Tickets.GetCounts($$"""{"date_histogram": {"field": "at", "format": "MM-dd||strict_date_optional_time", {{options}} } }""")
        );

    [Fact]
    public void DateHistogram_TruncatesToHoursMinutesAndSeconds()
    {
        var one = EngineQuery.Create("""{"at": "2026-02-02T12:34:56.789Z"}""", Mapping);
        Assert.Equal("2026-02-02T12:00:00.000Z=1", one.GetCounts("""{"date_histogram": {"field": "at", "calendar_interval": "hour"}}"""));
        Assert.Equal("2026-02-02T12:34:00.000Z=1", one.GetCounts("""{"date_histogram": {"field": "at", "calendar_interval": "1m"}}"""));
        Assert.Equal("2026-02-02T12:34:56.000Z=1", one.GetCounts("""{"date_histogram": {"field": "at", "calendar_interval": "1s"}}"""));
    }

    [Fact]
    public void DateHistogram_CountsDocumentOncePerInterval() =>
        Assert.Equal(
            "2026-01-01T00:00:00.000Z=1 2026-02-01T00:00:00.000Z=1",
            EngineQuery
                .Create("""{"at": ["2026-01-02", "2026-01-03", "2026-02-01"]}""", Mapping)
                .GetCounts("""{"date_histogram": {"field": "at", "calendar_interval": "month"}}""")
        );

    [Fact]
    public void DateHistogram_NamesBuckets_WhenKeyed() =>
        Tickets.AssertAnswer(
            """
            {"buckets": {
              "2026-01": {"key_as_string": "2026-01", "key": 1767225600000, "doc_count": 2},
              "2026-02": {"key_as_string": "2026-02", "key": 1769904000000, "doc_count": 1}}}
            """,
            """{"date_histogram": {"field": "at", "calendar_interval": "month", "keyed": true, "format": "yyyy-MM"}}"""
        );

    [Fact]
    public void DateHistogram_FillsExtendedBounds_WithoutDocuments() =>
        Assert.Equal(
            "2026-01-01T00:00:00.000Z=0 2026-02-01T00:00:00.000Z=0",
            Tickets.GetCounts(
                """{"date_histogram": {"field": "at", "calendar_interval": "month", "extended_bounds": {"min": "2026-01", "max": "2026-02"}}}""",
                """{"match_none": {}}"""
            )
        );

    [Fact]
    public void DateHistogram_StartsDaysAtLocalMidnight() =>
        Assert.Equal(
            "2026-01-31T00:00:00.000+01:00=2 2026-02-01T00:00:00.000+01:00=0 2026-02-02T00:00:00.000+01:00=1",
            Tickets.GetCounts("""{"date_histogram": {"field": "at", "calendar_interval": "day", "time_zone": "Europe/Berlin"}}""")
        );

    [Fact]
    public void DateHistogram_SupportsOffsetAsTimeZone() =>
        Assert.Equal(
            "2026-01-31T00:00:00.000+09:00=2 2026-02-01T00:00:00.000+09:00=0 2026-02-02T00:00:00.000+09:00=1",
            Tickets.GetCounts("""{"date_histogram": {"field": "at", "fixed_interval": "1d", "time_zone": "+09:00"}}""")
        );

    [Fact]
    public void DateHistogram_Has23Hours_OnDaylightSavingStart() =>
        Assert.Equal(
            "2026-03-28T00:00:00.000+01:00=1 2026-03-29T00:00:00.000+01:00=1 2026-03-30T00:00:00.000+02:00=1",
            EngineQuery
                .Create(
                    """
                    {"at": "2026-03-28T22:59:59Z"}
                    {"at": "2026-03-29T21:59:59Z"}
                    {"at": "2026-03-29T22:00:00Z"}
                    """,
                    Mapping
                )
                .GetCounts("""{"date_histogram": {"field": "at", "calendar_interval": "day", "time_zone": "Europe/Berlin"}}""")
        );

    [Fact]
    public void DateHistogram_Has25Hours_OnDaylightSavingEnd() =>
        Assert.Equal(
            "2026-10-25T00:00:00.000+02:00=2 2026-10-26T00:00:00.000+01:00=1",
            EngineQuery
                .Create(
                    """
                    {"at": "2026-10-24T22:00:00Z"}
                    {"at": "2026-10-25T22:59:59Z"}
                    {"at": "2026-10-25T23:00:00Z"}
                    """,
                    Mapping
                )
                .GetCounts("""{"date_histogram": {"field": "at", "calendar_interval": "day", "time_zone": "Europe/Berlin"}}""")
        );

    [Theory]
    [InlineData("calendar_interval", "hour")]
    [InlineData("fixed_interval", "1h")]
    public void DateHistogram_SeparatesRepeatedHours(string option, string interval) =>
        Assert.Equal(
            "2026-10-25T01:00:00.000+02:00=1 2026-10-25T02:00:00.000+02:00=1 2026-10-25T02:00:00.000+01:00=1 2026-10-25T03:00:00.000+01:00=1",
            EngineQuery
                .Create(
                    """
                    {"at": "2026-10-24T23:30:00Z"}
                    {"at": "2026-10-25T00:30:00Z"}
                    {"at": "2026-10-25T01:30:00Z"}
                    {"at": "2026-10-25T02:30:00Z"}
                    """,
                    Mapping
                )
                .GetCounts($$"""{"date_histogram": {"field": "at", "{{option}}": "{{interval}}", "time_zone": "Europe/Berlin"} }""")
        );

    [Fact]
    public void DateHistogram_HasNoBucket_ForSkippedHour() =>
        Assert.Equal(
            "2026-03-29T01:00:00.000+01:00=1 2026-03-29T03:00:00.000+02:00=0 2026-03-29T04:00:00.000+02:00=1",
            EngineQuery
                .Create(
                    """
                    {"at": "2026-03-29T00:30:00Z"}
                    {"at": "2026-03-29T02:30:00Z"}
                    """,
                    Mapping
                )
                .GetCounts("""{"date_histogram": {"field": "at", "fixed_interval": "1h", "time_zone": "Europe/Berlin"}}""")
        );

    [Fact]
    public void DateHistogram_StartsDayAtOne_WhenMidnightIsSkipped() =>
        Assert.Equal(
            "2017-10-14T00:00:00.000-03:00=1 2017-10-15T01:00:00.000-02:00=1",
            EngineQuery
                .Create(
                    """
                    {"at": "2017-10-14T12:00:00Z"}
                    {"at": "2017-10-15T12:00:00Z"}
                    """,
                    Mapping
                )
                .GetCounts("""{"date_histogram": {"field": "at", "calendar_interval": "day", "time_zone": "America/Sao_Paulo"}}""")
        );

    [Fact]
    public void DateHistogram_KeepsFixedDaysAtMidnight_AcrossTransition() =>
        Assert.Equal(
            "2026-10-24T00:00:00.000+02:00=1 2026-10-25T00:00:00.000+02:00=0 2026-10-26T00:00:00.000+01:00=1",
            EngineQuery
                .Create(
                    """
                    {"at": "2026-10-24T10:00:00Z"}
                    {"at": "2026-10-26T10:00:00Z"}
                    """,
                    Mapping
                )
                .GetCounts("""{"date_histogram": {"field": "at", "fixed_interval": "1d", "time_zone": "Europe/Berlin"}}""")
        );

    [Fact]
    public void DateHistogram_ReadsBoundsInTimeZone() =>
        Assert.Equal(
            "2026-07-01T00:00:00.000+02:00=0 2026-07-02T00:00:00.000+02:00=0",
            Tickets.GetCounts(
                """
                {"date_histogram": {"field": "at", "calendar_interval": "day", "time_zone": "Europe/Berlin",
                  "extended_bounds": {"min": "2026-07-01", "max": "2026-07-02"}}}
                """,
                """{"match_none": {}}"""
            )
        );

    [Fact]
    public void DateHistogram_SupportsDatesBefore1970() =>
        Assert.Equal(
            "1969-12-31T00:00:00.000Z=1",
            EngineQuery
                .Create("""{"at": "1969-12-31T23:59:59.999Z"}""", Mapping)
                .GetCounts("""{"date_histogram": {"field": "at", "fixed_interval": "1d"}}""")
        );

    [Fact]
    public void DateHistogram_StartsWeeksOnMonday() =>
        Assert.Equal(
            "Mon 2026-03-02=1 Mon 2026-03-09=1",
            EngineQuery
                .Create(
                    """
                    {"at": "2026-03-08T23:59:59Z"}
                    {"at": "2026-03-09T00:00:00Z"}
                    """,
                    Mapping
                )
                .GetCounts("""{"date_histogram": {"field": "at", "calendar_interval": "week", "format": "E yyyy-MM-dd"}}""")
        );

    [Theory]
    [InlineData("""{"field": "at"}""", "Invalid interval specified, must be non-null and non-empty")]
    [InlineData("""{"field": "at", "calendar_interval": "2d"}""", "The supplied interval [2d] could not be parsed as a calendar interval.")]
    [InlineData("""{"field": "at", "fixed_interval": "1M"}""", "with value [1M] as a time value: unit is missing or unrecognized")]
    [InlineData("""{"field": "at", "fixed_interval": "1.5h"}""", "failed to parse [1.5h], fractional time values are not supported")]
    [InlineData("""{"field": "at", "fixed_interval": "0d"}""", "Zero or negative time interval not supported")]
    [InlineData(
        """{"field": "at", "fixed_interval": "1d", "calendar_interval": "1d"}""",
        "Cannot use [calendar_interval] with [fixed_interval]"
    )]
    [InlineData("""{"field": "at", "fixed_interval": "1d", "interval": "1d"}""", "Cannot use [interval] with")]
    [InlineData("""{"field": "at", "fixed_interval": "1d", "time_zone": "Mars/Olympus"}""", "Unknown time-zone ID: Mars/Olympus")]
    [InlineData("""{"field": "at", "fixed_interval": "1d", "format": "yyyy-QQ"}""", "Invalid format: [yyyy-QQ]: Unknown pattern letter: Q")]
    [InlineData(
        """{"field": "at", "fixed_interval": "1d", "extended_bounds": {"min": "2026-02-01", "max": "2026-01-01"}}""",
        "cannot be greater than [extended_bounds.max]"
    )]
    [InlineData("""{"field": "at", "fixed_interval": "1d", "extended_bounds": {"min": "soon"}}""", "failed to parse date field [soon]")]
    [InlineData("""{"fixed_interval": "1d"}""", "Required one of fields [field, script]")]
    public void DateHistogram_ReturnsError_WhenRequestIsInvalid(string options, string reason) =>
        Assert.Contains(reason, Tickets.GetError($$"""{"date_histogram": {{options}} }"""), StringComparison.Ordinal);

    [Fact]
    public void DateHistogram_ReturnsError_WhenFieldIsNotADateOrInteger() =>
        Assert.Equal(
            "Field [name] of type [keyword] is not supported for aggregation [date_histogram]",
            EngineQuery.Create("""{"name": "x"}""").GetError("""{"date_histogram": {"field": "name", "fixed_interval": "1d"}}""")
        );
}
