using IncidentAnalytics.Client.Events;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>Conversion of a TimeRange to an EventTimeRange.</summary>
public sealed class EventTimeRangeConversionTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 1, 10, 20, 30, TimeSpan.FromHours(9));

    [Theory]
    [InlineData(3600, "-1.-1.60")]
    [InlineData(1, "-1.-1.1")]
    [InlineData(61, "-1.-1.2")]
    public void FromTimeRange_KeepsLastRelativeToServerClock(int seconds, string expected) =>
        Assert.Equal(expected, Convert(TimeRange.Last(TimeSpan.FromSeconds(seconds))));

    [Theory]
    [InlineData(0, "1717204830000.1717204830000.1")]
    [InlineData(60_000, "1717204830000.1717204890000.1")]
    [InlineData(60_001, "1717204830000.1717204890001.2")]
    public void FromTimeRange_SendsBothEnds_ForBetween(int milliseconds, string expected) =>
        Assert.Equal(expected, Convert(TimeRange.Between(Now, Now.AddMilliseconds(milliseconds))));

    [Theory]
    [InlineData(0, "1717204830000.-1.1")]
    [InlineData(1, "1717204829999.-1.1")]
    [InlineData(60_000, "1717204770000.-1.1")]
    [InlineData(60_001, "1717204769999.-1.2")]
    public void FromTimeRange_SendsStartAndMinutesUntilNow_ForSince(int milliseconds, string expected) =>
        Assert.Equal(expected, Convert(TimeRange.Since(Now.AddMilliseconds(-milliseconds))));

    [Fact]
    public void FromTimeRange_ReachesNow_WithFractionsOfMillisecond()
    {
        var range = EventTimeRange.FromTimeRange(TimeRange.Since(Now.AddMinutes(-1).AddTicks(5)), Now.AddTicks(5));
        Assert.Equal("1717204770000.-1.2", range.ToString());
    }

    [Fact]
    public void FromTimeRange_Throws_ForUntil()
    {
        var e = Assert.Throws<ArgumentException>(() => Convert(TimeRange.Until(Now)));
        Assert.Equal("range", e.ParamName);
        Assert.Contains(
            "needs a start or a duration: use Last, Between or Since, or EventTimeRange.EndingAt",
            e.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void FromTimeRange_Throws_WhenRangeBreaksRule()
    {
        var future = Assert.Throws<ArgumentOutOfRangeException>(() => Convert(TimeRange.Since(Now.AddTicks(1))));
        Assert.Equal("range", future.ParamName);
        Assert.StartsWith("The time range ends before it starts: it starts after now.", future.Message, StringComparison.Ordinal);
        Assert.Equal(
            "range",
            Assert.Throws<ArgumentOutOfRangeException>(() => Convert(TimeRange.Since(DateTimeOffset.UnixEpoch.AddTicks(-1)))).ParamName
        );
        Assert.Equal(
            "range",
            Assert.Throws<ArgumentOutOfRangeException>(() => Convert(TimeRange.Between(DateTimeOffset.MinValue, Now))).ParamName
        );
        Assert.Equal("range", Assert.Throws<ArgumentOutOfRangeException>(() => Convert(TimeRange.Last(TimeSpan.MaxValue))).ParamName);
        Assert.Equal("range", Assert.Throws<ArgumentNullException>(() => Convert(null!)).ParamName);
    }

    private static string Convert(TimeRange range) => EventTimeRange.FromTimeRange(range, Now).ToString();
}
