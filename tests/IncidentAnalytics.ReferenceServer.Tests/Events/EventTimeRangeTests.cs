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
    public void Parse_ResolvesDocumentedExamples(string text, long start, long end) =>
        Assert.Equal(new EventTimeWindow(start, end), TimeRangeParser.Parse(text, 60_000, Now));

    [Theory]
    [InlineData("1650855600000.-1.5", 1650855600000, 1650855900000)]
    [InlineData("1650855600001.-1.5", 1650855600001, 1650855900000)]
    [InlineData("1650855900000.-1.5", 1650855900000, 1650855900000)]
    public void Parse_LimitsCalculatedEndToNow(string text, long start, long end) =>
        Assert.Equal(new EventTimeWindow(start, end), TimeRangeParser.Parse(text, 60_000, Now));

    [Fact]
    public void Parse_KeepsGivenEnd()
    {
        Assert.Equal(
            new EventTimeWindow(1650855600000, 1650856200000),
            TimeRangeParser.Parse("1650855600000.1650856200000.10", 60_000, Now)
        );
        Assert.Equal(new EventTimeWindow(1650855900000, 1650856200000), TimeRangeParser.Parse("-1.1650856200000.5", 60_000, Now));
    }

    [Theory]
    [InlineData("0.300000.4", 0, 300000)]
    [InlineData("0.300000.5", 0, 300000)]
    [InlineData("0.300000.1440", 0, 300000)]
    [InlineData("0.0.1", 0, 0)]
    [InlineData("-1.300000.5", 0, 300000)]
    public void Parse_AcceptsLimits(string text, long start, long end) =>
        Assert.Equal(new EventTimeWindow(start, end), TimeRangeParser.Parse(text, 60_000, Now));

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
    public void Parse_Throws_WhenRuleIsViolated(string text, long step, string reason)
    {
        var e = Assert.Throws<FormatException>(() => TimeRangeParser.Parse(text, step, Now));

        Assert.Equal(reason, e.Message);
    }

    [Fact]
    public void Parse_LimitsNumberOfPoints()
    {
        Assert.Equal(1650855900000 - (1440L * 60_000), TimeRangeParser.Parse("-1.-1.1440", 60_000, Now).Start);
        Assert.Equal(1650855900000 - (24L * 60_000), TimeRangeParser.Parse("-1.-1.24", 1_000, Now).Start);
        Assert.Equal(1650855900000, TimeRangeParser.Parse("1.-1.200000000000000000", long.MaxValue, Now).End);
        Assert.Throws<FormatException>(() => TimeRangeParser.Parse("-1.-1.25", 1_000, Now));
    }
}
