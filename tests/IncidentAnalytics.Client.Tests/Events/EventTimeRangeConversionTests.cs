using IncidentAnalytics.Client.Events;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>How a range for people becomes one of the events service.</summary>
public sealed class EventTimeRangeConversionTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 1, 10, 20, 30, TimeSpan.FromHours(9));

    [Theory]
    [InlineData(3600, "-1.-1.60")]
    [InlineData(1, "-1.-1.1")]
    [InlineData(61, "-1.-1.2")]
    public void Last_stays_relative_to_the_servers_clock(int seconds, string expected) =>
        Assert.Equal(expected, From(TimeRange.Last(TimeSpan.FromSeconds(seconds))));

    [Theory]
    [InlineData(0, "1717204830000.1717204830000.1")]
    [InlineData(60_000, "1717204830000.1717204890000.1")]
    [InlineData(60_001, "1717204830000.1717204890001.2")]
    public void Between_names_both_ends_and_the_minutes_between_them(int milliseconds, string expected) =>
        Assert.Equal(expected, From(TimeRange.Between(Now, Now.AddMilliseconds(milliseconds))));

    [Theory]
    [InlineData(0, "1717204830000.-1.1")]
    [InlineData(1, "1717204829999.-1.1")]
    [InlineData(60_000, "1717204770000.-1.1")]
    [InlineData(60_001, "1717204769999.-1.2")]
    public void Since_names_its_start_and_enough_minutes_to_reach_now(int milliseconds, string expected) =>
        Assert.Equal(expected, From(TimeRange.Since(Now.AddMilliseconds(-milliseconds))));

    [Fact]
    public void Since_reaches_now_also_with_fractions_of_a_millisecond()
    {
        var range = EventTimeRange.From(TimeRange.Since(Now.AddMinutes(-1).AddTicks(5)), Now.AddTicks(5));
        Assert.Equal("1717204770000.-1.2", range.ToString());
    }

    [Fact]
    public void Until_is_refused_and_told_what_to_use_instead()
    {
        var e = Assert.Throws<ArgumentException>(() => From(TimeRange.Until(Now)));
        Assert.Equal("range", e.ParamName);
        Assert.Contains(
            "needs a start or a duration: use Last, Between or Since, or EventTimeRange.EndingAt",
            e.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Ranges_that_no_rule_allows_are_refused()
    {
        Assert.Equal("range", Assert.Throws<ArgumentOutOfRangeException>(() => From(TimeRange.Since(Now.AddTicks(1)))).ParamName);
        Assert.Equal(
            "range",
            Assert.Throws<ArgumentOutOfRangeException>(() => From(TimeRange.Since(DateTimeOffset.UnixEpoch.AddTicks(-1)))).ParamName
        );
        Assert.Equal(
            "range",
            Assert.Throws<ArgumentOutOfRangeException>(() => From(TimeRange.Between(DateTimeOffset.MinValue, Now))).ParamName
        );
        Assert.Equal("range", Assert.Throws<ArgumentOutOfRangeException>(() => From(TimeRange.Last(TimeSpan.MaxValue))).ParamName);
        Assert.Equal("range", Assert.Throws<ArgumentNullException>(() => From(null!)).ParamName);
    }

    private static string From(TimeRange range) => EventTimeRange.From(range, Now).ToString();
}
