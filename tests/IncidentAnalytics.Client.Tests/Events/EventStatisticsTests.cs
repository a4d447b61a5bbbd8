using IncidentAnalytics.Client.Events;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>Reading of complete and incomplete responses.</summary>
public sealed class EventStatisticsTests
{
    private static readonly DateTimeOffset First = DateTimeOffset.FromUnixTimeMilliseconds(1_642_820_700_000);

    private static readonly EventStatistics Statistics = Read(
        """
        {"step":60000,"timestamps":[1642820700000,1642820760000,1642820820000],
         "series":[{"event_severity":"Critical","values":[1,0,3000000000]},{"event_severity":"Fatal","values":[5,6,7]},{"event_severity":"Info","values":[0,0,0]}],
         "summary":{"Critical":3000000001,"Fatal":18},"more":[1]}
        """
    );

    [Fact]
    public void Total_AddsSeverities()
    {
        Assert.Equal(3_000_000_001, Statistics.GetTotal(EventSeverity.Critical));
        Assert.Equal(18, Statistics.GetTotal(new EventSeverity("Fatal")));
        Assert.Equal(3_000_000_019, Statistics.Total);
    }

    [Fact]
    public void GetTotal_ReturnsNull_WhenSeverityIsAbsent()
    {
        Assert.Null(Statistics.Find(EventSeverity.Major));
        Assert.Null(Statistics.GetTotal(EventSeverity.Major));
        Assert.Equal(0, Statistics.GetTotal(EventSeverity.Info));
    }

    [Fact]
    public void Points_PairsCountsWithInstants()
    {
        Assert.Equal(
            [new(First, 1), new(First.AddMinutes(1), 0), new(First.AddMinutes(2), 3_000_000_000)],
            Statistics.Find(EventSeverity.Critical)!.Points
        );
        Assert.Equal([new(First, 6), new(First.AddMinutes(1), 6), new(First.AddMinutes(2), 3_000_000_007)], Statistics.Points);
        Assert.All(Statistics.Series, static s => Assert.True(s.IsComplete));
        var (time, count) = Statistics.Points[0];
        Assert.Equal((First, TimeSpan.Zero, 6), (time, time.Offset, count));
    }

    [Fact]
    public void Summary_ReadsCounts_WhenSent()
    {
        Assert.Equal(3_000_000_001, Statistics.Summary!["Critical"]);
        Assert.Equal("more", Assert.Single(Statistics.AdditionalProperties).Key);
        Assert.Null(Read("{}").Summary);
    }

    [Fact]
    public void Points_OmitsCountsWithoutInstant()
    {
        var statistics = Read("""{"timestamps":[1642820700000],"series":[{"event_severity":"Major","values":[1,2,4]}]}""");
        var series = statistics.Find(EventSeverity.Major)!;

        Assert.Equal([new(First, 1)], series.Points);
        Assert.Equal([1L, 2, 4], series.Values);
        Assert.False(series.IsComplete);
        Assert.Equal((7, 7L), (series.Total, statistics.GetTotal(EventSeverity.Major)));
        Assert.Equal([new(First, 1)], statistics.Points);
    }

    [Fact]
    public void Points_IncludesInstantsWithoutCount()
    {
        var statistics = Read(
            """{"timestamps":[1642820700000,1642820760000],"series":[{"event_severity":"Major","values":[1]},{"event_severity":"Minor","values":[2,3]}]}"""
        );

        Assert.Equal([new(First, 1)], statistics.Find(EventSeverity.Major)!.Points);
        Assert.False(statistics.Find(EventSeverity.Major)!.IsComplete);
        Assert.True(statistics.Find(EventSeverity.Minor)!.IsComplete);
        Assert.Equal([new(First, 3), new(First.AddMinutes(1), 3)], statistics.Points);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"step":null,"timestamps":null,"series":null,"summary":null}""")]
    [InlineData("""{"timestamps":[],"series":[null]}""")]
    public void Constructor_ReadsEmptyResponse(string json)
    {
        var statistics = Read(json);
        Assert.Null(statistics.Step);
        Assert.Empty(statistics.Timestamps);
        Assert.Empty(statistics.Series);
        Assert.Empty(statistics.Points);
        Assert.Equal(0, statistics.Total);
    }

    [Fact]
    public void Series_AllowsMissingSeverityOrValues()
    {
        var statistics = Read("""{"timestamps":[1642820700000],"series":[{"values":[2]},{"event_severity":"Minor"}]}""");
        Assert.Null(statistics.Series[0].Severity);
        Assert.Equal(2, statistics.Total);
        Assert.Equal(0, statistics.GetTotal(EventSeverity.Minor));
        Assert.False(statistics.Series[1].IsComplete);
    }

    [Fact]
    public void Find_ReturnsFirst_WhenSeverityIsSentTwice()
    {
        var statistics = Read(
            """{"timestamps":[1],"series":[{"event_severity":"Info","values":[1]},{"event_severity":"Info","values":[2]}]}"""
        );
        Assert.Equal(1, statistics.Find(EventSeverity.Info)!.Total);
        Assert.Equal(3, statistics.GetTotal(EventSeverity.Info));
    }

    [Theory]
    [InlineData("""{"timestamps":[1642820700000,9223372036854775807]}""", "timestamps has 9223372036854775807 ms")]
    [InlineData("""{"timestamps":[-9223372036854775808]}""", "timestamps has -9223372036854775808 ms")]
    [InlineData("""{"step":9223372036854775807}""", "step has 9223372036854775807 ms")]
    [InlineData("""{"step":-9223372036854775808}""", "step has -9223372036854775808 ms")]
    public void Constructor_Throws_WhenTimeIsOutOfRange(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidResponseException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static EventStatistics Read(string json) => new(EventStatisticsResponse.Parse(json));
}
