using Xunit;

namespace IncidentAnalytics.Client.Tests;

public sealed class TimeRangeTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 1, 10, 20, 30, TimeSpan.FromHours(9));

    [Fact]
    public void Last_EndsWhenTheCallStarts()
    {
        var range = TimeRange.Last(TimeSpan.FromDays(90));
        Assert.True(range.IsRelative);
        Assert.Equal((Now.AddDays(-90), Now), range.Resolve(Now));
        Assert.Equal((null, null), (range.Start, range.End));
    }

    [Fact]
    public void Between_IgnoresTheStartOfTheCall()
    {
        var range = TimeRange.Between(Now.AddYears(-1), Now.AddYears(1));
        Assert.False(range.IsRelative);
        Assert.Equal((Now.AddYears(-1), Now.AddYears(1)), range.Resolve(Now));
    }

    [Fact]
    public void Since_EndsWhenTheCallStarts_AndHasNoEnd()
    {
        var range = TimeRange.Since(Now.AddHours(-1));
        Assert.Equal((Now.AddHours(-1), Now), range.Resolve(Now));
        Assert.Null(range.End);
    }

    [Fact]
    public void Until_HasNoStart() => Assert.Equal((null, Now), TimeRange.Until(Now).Resolve(Now.AddDays(1)));

    [Fact]
    public void Resolve_StartsAtTheFirstInstant_WhenTheDurationIsTooLong()
    {
        Assert.Equal(DateTimeOffset.MinValue, TimeRange.Last(TimeSpan.MaxValue).Resolve(Now).Start);
        Assert.Equal(DateTimeOffset.MinValue, TimeRange.Last(TimeSpan.FromTicks(Now.UtcTicks)).Resolve(Now).Start);
        var west = Now.ToOffset(TimeSpan.FromHours(-5));
        Assert.Equal(DateTimeOffset.MinValue, TimeRange.Last(TimeSpan.FromTicks(west.UtcTicks)).Resolve(west).Start);
    }

    [Fact]
    public void Between_AllowsAnEmptyRange() => Assert.Equal((Now, Now), TimeRange.Between(Now, Now).Resolve(Now));

    [Fact]
    public void Between_RefusesAnEndBeforeTheStart()
    {
        Assert.Equal("end", Assert.Throws<ArgumentOutOfRangeException>(() => TimeRange.Between(Now, Now.AddTicks(-1))).ParamName);
        Assert.Equal("duration", Assert.Throws<ArgumentOutOfRangeException>(() => TimeRange.Last(TimeSpan.Zero)).ParamName);
        Assert.Equal("duration", Assert.Throws<ArgumentOutOfRangeException>(() => TimeRange.Last(TimeSpan.FromTicks(-1))).ParamName);
    }

    [Fact]
    public void Equals_IgnoresOffsets() => Assert.Equal(TimeRange.Since(Now), TimeRange.Since(Now.ToUniversalTime()));

    [Fact]
    public void ToString_IgnoresCulture()
    {
        using var _ = new CultureScope("th-TH");
        Assert.Equal("last 1.12:00:00", TimeRange.Last(TimeSpan.FromHours(36)).ToString());
        Assert.Equal("2024-06-01T01:20:30Z/2024-06-01T01:20:31Z", TimeRange.Between(Now, Now.AddSeconds(1)).ToString());
        Assert.Equal("2024-06-01T01:20:30Z/..", TimeRange.Since(Now).ToString());
        Assert.Equal("../2024-06-01T01:20:30Z", TimeRange.Until(Now).ToString());
    }
}
