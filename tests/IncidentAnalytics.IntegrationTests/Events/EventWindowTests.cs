using System.Globalization;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Events;

/// <summary>Every form of a time range: relative to the clock of the server, both ends included.</summary>
public sealed class EventWindowTests : EventsFixture
{
    /// <summary>A range, its text on the wire, its first and last point, and its count of <see cref="EventsFixture.LoadSix"/>.</summary>
    public static TheoryData<string, string, string, string, string> Ranges =>
        new()
        {
            { "last 60", "-1.-1.60", "11:00:00", "12:00:00", "Critical 2, Major 1, Minor 1, Info 1" },
            { "last 5", "-1.-1.5", "11:55:00", "12:00:00", "Critical 1, Major 1, Minor 1, Info 1" },
            { "ending 11:57:30.000 5", "-1.1772452650000.5", "11:52:00", "11:57:00", "Critical 1, Major 1" },
            { "ending 11:57:29.999 5", "-1.1772452649999.5", "11:52:00", "11:57:00", "Critical 1" },
            { "starting 11:57:30.000 60", "1772452650000.-1.60", "11:57:00", "12:00:00", "Major 1, Minor 1, Info 1" },
            { "starting 11:00:00.001 55", "1772449200001.-1.55", "11:00:00", "11:55:00", "Critical 1" },
            { "between 11:55:00.000 11:59:59.999", "1772452500000.1772452799999.5", "11:55:00", "11:59:00", "Critical 1, Major 1, Info 1" },
            { "between 11:57:30.000 11:57:30.000", "1772452650000.1772452650000.1", "11:57:00", "11:57:00", "Major 1" },
        };

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task GetStatisticsAsync_CountsTheWindow_OfEachForm(string range, string wire, string first, string last, string totals)
    {
        LoadSix();
        var exact = Range(range);

        var statistics = await CountAsync(Request() with { Range = exact });

        Assert.Equal(wire, Sent("time_range"));
        Assert.Equal((Minute, At(first), At(last)), (statistics.Step, statistics.Timestamps[0], statistics.Timestamps[^1]));
        Assert.Equal(totals, Totals(statistics));
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task GetStatisticsAsync_ResolvesTheRangeAsTheServerDoes(
        string range,
        string wire,
        string first,
        string last,
        string totals
    )
    {
        LoadSix();
        var (start, end) = EventTimeRange.Parse(wire).Resolve(Clock.GetUtcNow());

        var statistics = await CountAsync(Request() with { Range = EventTimeRange.Between(start, end) });

        Assert.Equal(Range(range), EventTimeRange.Parse(wire));
        Assert.Equal((At(first), At(last)), (statistics.Timestamps[0], statistics.Timestamps[^1]));
        Assert.Equal(totals, Totals(statistics));
    }

    [Fact]
    public async Task GetStatisticsAsync_AlignsPointsToTheStep()
    {
        LoadSix();

        var statistics = await CountAsync(Request() with { Step = TimeSpan.FromMinutes(7) });

        Assert.All(statistics.Timestamps, static time => Assert.Equal(0, time.ToUnixTimeMilliseconds() % 420_000));
        Assert.Equal(9, statistics.Timestamps.Count);
        Assert.Equal(
            [("10:59:00", 1L), ("11:55:00", 4L)],
            statistics
                .Points.Where(static p => p.Count > 0)
                .Select(static p => (p.Time.ToString("HH:mm:ss", CultureInfo.InvariantCulture), p.Count))
        );
    }

    [Fact]
    public async Task GetStatisticsAsync_SendsEachTimeRangeInItsOwnForm()
    {
        LoadSix();

        var last = await CountAsync(Request() with { Range = TimeRange.Last(TimeSpan.FromHours(1)) });
        Assert.Equal("-1.-1.60", Sent("time_range"));
        var between = await CountAsync(Request() with { Range = TimeRange.Between(At("11:00:00"), At("12:00:00")) });
        Assert.Equal("1772449200000.1772452800000.60", Sent("time_range"));
        var since = await CountAsync(Request() with { Range = TimeRange.Since(At("11:00:00")) });
        Assert.Equal("1772449200000.-1.60", Sent("time_range"));

        Assert.Equal(5, last.Total);
        Assert.Equal(last.ToString(), between.ToString());
        Assert.Equal(last.ToString(), since.ToString());
    }

    [Fact]
    public void GetStatisticsAsync_RefusesARangeWithoutStart()
    {
        var e = Assert.Throws<ArgumentException>(() =>
        {
            _ = CountAsync(Request() with { Range = TimeRange.Until(At("12:00:00")) });
        });

        Assert.Equal("request.Range", e.ParamName);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData(-120)]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(120)]
    public async Task GetStatisticsAsync_LeavesTheLastHourToTheServersClock(int minutesOff)
    {
        LoadSix();
        await using var skewed = Skewed(minutesOff);

        var statistics = await skewed.Events.GetStatisticsAsync(Request(), cancellationToken: Token);

        Assert.Equal("-1.-1.60", Sent("time_range"));
        Assert.Equal((At("11:00:00"), At("12:00:00"), 5L), (statistics.Timestamps[0], statistics.Timestamps[^1], statistics.Total));
    }

    [Theory]
    [InlineData(120, "1772449200000.-1.180", "12:00:00", 5)] // cut to the server's now
    [InlineData(-10, "1772449200000.-1.50", "11:50:00", 1)] // as far as this machine knows
    public async Task GetStatisticsAsync_ReadsUntilNow_SinceAnInstant(int minutesOff, string wire, string last, long total)
    {
        LoadSix();
        await using var skewed = Skewed(minutesOff);

        var statistics = await skewed.Events.GetStatisticsAsync(
            Request() with
            {
                Range = TimeRange.Since(At("11:00:00")),
            },
            cancellationToken: Token
        );

        Assert.Equal(wire, Sent("time_range"));
        Assert.Equal((At(last), total), (statistics.Timestamps[^1], statistics.Total));
    }

    [Fact]
    public async Task GetStatisticsAsync_HasOnePointMoreThanSteps_InTheLongestWindow()
    {
        var day = await CountAsync(Request() with { Range = TimeRange.Last(TimeSpan.FromDays(1)) });

        Assert.Equal(EventTimeRange.MaxPoints + 1, day.Timestamps.Count);
        Assert.True(day.Total > 50);
    }

    private IncidentAnalyticsClient Skewed(int minutesOff) =>
        Server.CreateClient(o => o.TimeProvider = new FakeTimeProvider(Clock.GetUtcNow().AddMinutes(minutesOff)));

    private static EventTimeRange Range(string text) =>
        text.Split(' ') switch
        {
            ["last", var minutes] => EventTimeRange.Last(Minutes(minutes)),
            ["ending", var end, var minutes] => EventTimeRange.EndingAt(At(end), Minutes(minutes)),
            ["starting", var start, var minutes] => EventTimeRange.StartingAt(At(start), Minutes(minutes)),
            ["between", var start, var end] => EventTimeRange.Between(At(start), At(end)),
            _ => throw new ArgumentException($"'{text}' is no range.", nameof(text)),
        };

    private static TimeSpan Minutes(string number) => TimeSpan.FromMinutes(int.Parse(number, CultureInfo.InvariantCulture));
}
