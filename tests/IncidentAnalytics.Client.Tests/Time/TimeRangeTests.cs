using Xunit;

namespace IncidentAnalytics.Client.Tests.Time;

public sealed class TimeRangeTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 1, 10, 20, 30, TimeSpan.FromHours(9));

    [Fact]
    public void Last_reaches_back_from_the_moment_of_the_call()
    {
        var range = TimeRange.Last(TimeSpan.FromDays(90));
        Assert.True(range.IsRelative);
        Assert.Equal((Now.AddDays(-90), Now), range.Resolve(Now));
        Assert.Equal((null, null), (range.Start, range.End));
    }

    [Fact]
    public void Between_is_what_it_says_whatever_the_moment()
    {
        var range = TimeRange.Between(Now.AddYears(-1), Now.AddYears(1));
        Assert.False(range.IsRelative);
        Assert.Equal((Now.AddYears(-1), Now.AddYears(1)), range.Resolve(Now));
    }

    [Fact]
    public void Since_ends_now_and_stays_open_for_services_that_know_open_ranges()
    {
        var range = TimeRange.Since(Now.AddHours(-1));
        Assert.Equal((Now.AddHours(-1), Now), range.Resolve(Now));
        Assert.Null(range.End);
    }

    [Fact]
    public void Until_has_no_start() => Assert.Equal((null, Now), TimeRange.Until(Now).Resolve(Now.AddDays(1)));

    [Fact]
    public void A_duration_beyond_the_calendar_reaches_back_to_its_first_instant()
    {
        Assert.Equal(DateTimeOffset.MinValue, TimeRange.Last(TimeSpan.MaxValue).Resolve(Now).Start);
        Assert.Equal(DateTimeOffset.MinValue, TimeRange.Last(TimeSpan.FromTicks(Now.UtcTicks)).Resolve(Now).Start);
    }

    [Fact]
    public void An_empty_range_is_a_range() => Assert.Equal((Now, Now), TimeRange.Between(Now, Now).Resolve(Now));

    [Fact]
    public void A_range_that_ends_before_it_starts_is_refused()
    {
        Assert.Equal("end", Assert.Throws<ArgumentOutOfRangeException>(() => TimeRange.Between(Now, Now.AddTicks(-1))).ParamName);
        Assert.Equal("duration", Assert.Throws<ArgumentOutOfRangeException>(() => TimeRange.Last(TimeSpan.Zero)).ParamName);
        Assert.Equal("duration", Assert.Throws<ArgumentOutOfRangeException>(() => TimeRange.Last(TimeSpan.FromTicks(-1))).ParamName);
    }

    [Fact]
    public void Ranges_of_the_same_instants_are_equal_whatever_their_offsets() =>
        Assert.Equal(TimeRange.Since(Now), TimeRange.Since(Now.ToUniversalTime()));

    [Fact]
    public void It_prints_the_same_in_every_culture()
    {
        using var _ = new CultureScope("th-TH");
        Assert.Equal("last 1.12:00:00", TimeRange.Last(TimeSpan.FromHours(36)).ToString());
        Assert.Equal("2024-06-01T01:20:30Z/2024-06-01T01:20:31Z", TimeRange.Between(Now, Now.AddSeconds(1)).ToString());
        Assert.Equal("2024-06-01T01:20:30Z/..", TimeRange.Since(Now).ToString());
        Assert.Equal("../2024-06-01T01:20:30Z", TimeRange.Until(Now).ToString());
    }
}
