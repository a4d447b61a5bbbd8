using IncidentAnalytics.ReferenceServer.Events;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Events;

public sealed class EventTimeRangeTests
{
    private const string Form = "time_range must be startTimeInMillis.endTimeInMillis.durationInMinutes.";
    private const string Positive = "durationInMinutes must be greater than 0.";
    private const string Duration = "durationInMinutes must be at least (endTimeInMillis - startTimeInMillis)/(60 x 1000) - 1.";
    private const string Points = "durationInMinutes x 60/period must not be greater than 1440.";
    private const string Order = "endTimeInMillis must not be before startTimeInMillis.";
    private const string Future = "startTimeInMillis must not be later than the server's time when the end is calculated.";
    private const string Negative = "The calculated start must not be before 1970.";

    // 2022-04-25 10:05:00 GMT+08:00, the end of the document's second example, and an hour more.
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_650_855_900_000);

    [Theory]
    [InlineData("-1.-1.60", 1650852300000, 1650855900000)]
    [InlineData("1650852000000.1650852300000.5", 1650852000000, 1650852300000)]
    [InlineData("-1.1650852300000.5", 1650852000000, 1650852300000)]
    [InlineData("1650852000000.-1.5", 1650852000000, 1650852300000)]
    public void The_documents_examples_mean_what_it_says(string text, long start, long end) =>
        Assert.Equal(new EventTimeWindow(start, end), TimeRangeText.Resolve(text, 60_000, Now));

    [Theory]
    [InlineData("1650855600000.-1.5", 1650855600000, 1650855900000)]
    [InlineData("1650855600001.-1.5", 1650855600001, 1650855900000)]
    [InlineData("1650855900000.-1.5", 1650855900000, 1650855900000)]
    public void A_calculated_end_is_cut_to_the_servers_now(string text, long start, long end) =>
        Assert.Equal(new EventTimeWindow(start, end), TimeRangeText.Resolve(text, 60_000, Now));

    [Fact]
    public void A_given_end_is_not_cut()
    {
        Assert.Equal(
            new EventTimeWindow(1650855600000, 1650856200000),
            TimeRangeText.Resolve("1650855600000.1650856200000.10", 60_000, Now)
        );
        Assert.Equal(new EventTimeWindow(1650855900000, 1650856200000), TimeRangeText.Resolve("-1.1650856200000.5", 60_000, Now));
    }

    [Theory]
    [InlineData("0.300000.4", 0, 300000)]
    [InlineData("0.300000.5", 0, 300000)]
    [InlineData("0.300000.1440", 0, 300000)]
    [InlineData("0.0.1", 0, 0)]
    [InlineData("-1.300000.5", 0, 300000)]
    public void What_is_just_inside_the_rules_is_taken(string text, long start, long end) =>
        Assert.Equal(new EventTimeWindow(start, end), TimeRangeText.Resolve(text, 60_000, Now));

    [Theory]
    [InlineData("0.300001.4", 60_000, Duration)]
    [InlineData("0.300000.3", 60_000, Duration)]
    [InlineData("0.9223372036854775807.1440", 60_000, Duration)]
    [InlineData("-1.-1.0", 60_000, Positive)]
    [InlineData("0.300000.0", 60_000, Positive)]
    [InlineData("-1.-1.1441", 60_000, Points)]
    [InlineData("-1.-1.1440", 59_999, Points)]
    [InlineData("-1.-1.9223372036854775807", 60_000, Points)]
    [InlineData("300000.299999.5", 60_000, Order)]
    [InlineData("1650855900001.-1.5", 60_000, Future)]
    [InlineData("9223372036854775807.-1.5", 60_000, Future)]
    [InlineData("-1.299999.5", 60_000, Negative)]
    [InlineData("-1.-1.200000000000000000", long.MaxValue, Negative)]
    [InlineData("-1.-1.9223372036854775807", long.MaxValue, Points)]
    [InlineData("", 60_000, Form)]
    [InlineData("-1.-1", 60_000, Form)]
    [InlineData("-1.-1.5.5", 60_000, Form)]
    [InlineData("-1.-1.-1", 60_000, Form)]
    [InlineData("-2.-1.5", 60_000, Form)]
    [InlineData("-1.-1.+5", 60_000, Form)]
    [InlineData("-1.-1. 5", 60_000, Form)]
    [InlineData("-1.-1.5m", 60_000, Form)]
    [InlineData("-1..5", 60_000, Form)]
    [InlineData("-1.9223372036854775808.5", 60_000, Form)]
    [InlineData("-1.-1.٥", 60_000, Form)]
    public void What_breaks_a_rule_is_refused_by_its_name(string text, long step, string reason)
    {
        var e = Assert.Throws<FormatException>(() => TimeRangeText.Resolve(text, step, Now));

        Assert.Equal(reason, e.Message);
    }

    [Fact]
    public void The_points_limit_goes_by_minutes_and_step()
    {
        Assert.Equal(1650855900000 - (1440L * 60_000), TimeRangeText.Resolve("-1.-1.1440", 60_000, Now).Start);
        Assert.Equal(1650855900000 - (24L * 60_000), TimeRangeText.Resolve("-1.-1.24", 1_000, Now).Start);
        Assert.Equal(1650855900000, TimeRangeText.Resolve("1.-1.200000000000000000", long.MaxValue, Now).End);
        Assert.Throws<FormatException>(() => TimeRangeText.Resolve("-1.-1.25", 1_000, Now));
    }
}
