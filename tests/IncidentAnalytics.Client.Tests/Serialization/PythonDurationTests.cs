using System.Globalization;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Serialization;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

public sealed class PythonDurationTests
{
    [Theory]
    [InlineData("2:30:00", "02:30:00")]
    [InlineData("02:30:00", "02:30:00")]
    [InlineData("0:00:00", "00:00:00")]
    [InlineData("25:00:00", "1.01:00:00")]
    [InlineData("2:30:00.500000", "02:30:00.5000000")]
    [InlineData("2:30:00.123456789", "02:30:00.1234567")]
    [InlineData("1 02:30:00", "1.02:30:00")]
    [InlineData("-1 23:00:00", "-01:00:00")]
    [InlineData("-1 23:59:59.500000", "-00:00:00.5000000")]
    [InlineData("1 day, 2:30:00", "1.02:30:00")]
    [InlineData("12 days, 0:00:01", "12.00:00:01")]
    [InlineData("-1 day, 23:00:00", "-01:00:00")]
    [InlineData("-2 days, 12:00:00", "-1.12:00:00")]
    [InlineData("-0:30:00", "-00:30:00")]
    [InlineData("P0DT02H30M00S", "02:30:00")]
    [InlineData("P1DT02H30M00.500000S", "1.02:30:00.5000000")]
    [InlineData("-P0DT01H00M00S", "-01:00:00")]
    [InlineData("PT36H", "1.12:00:00")]
    [InlineData("PT0,5M", "00:00:30")]
    [InlineData("P2W", "14.00:00:00")]
    [InlineData("9000.0", "02:30:00")]
    [InlineData("9000", "02:30:00")]
    [InlineData("-9000.5", "-02:30:00.5000000")]
    [InlineData("1e-05", "00:00:00.0000100")]
    [InlineData("30:00", "00:30:00")]
    public void Parse_ReadsEveryForm_InAnyCulture(string text, string expected)
    {
        using var _ = new CultureScope("fi-FI");
        Assert.True(PythonDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.ParseExact(expected, "c", CultureInfo.InvariantCulture), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-")]
    [InlineData("2:30:")]
    [InlineData(":30:00")]
    [InlineData("1:2:3:4")]
    [InlineData("2:60:00")]
    [InlineData("2:30:60")]
    [InlineData("2.5:30:00")]
    [InlineData("1 day 2:30:00")]
    [InlineData("one day, 2:30:00")]
    [InlineData(" 2:30:00")]
    [InlineData("2:-30:00")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("PT1S1H")]
    [InlineData("PT1")]
    [InlineData("P-1D")]
    [InlineData("999999999 00:00:00")]
    [InlineData("10675200 00:00:00")]
    [InlineData("9999999999999")]
    [InlineData("99999999999999999999999999999999")]
    public void Parse_RefusesInvalidDurations(string text) => Assert.False(PythonDuration.TryParse(text, out _));

    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(9_000 * TimeSpan.TicksPerSecond, "02:30:00")]
    [InlineData(95_400 * TimeSpan.TicksPerSecond, "1 02:30:00")]
    [InlineData(-3_600 * TimeSpan.TicksPerSecond, "-1 23:00:00")]
    [InlineData(5_000_000, "00:00:00.500000")]
    [InlineData(1, "00:00:00.0000001")]
    public void Format_WritesTheFormOfDjango(long ticks, string text) =>
        Assert.Equal(text, PythonDuration.Format(TimeSpan.FromTicks(ticks)));

    [Fact]
    public void Format_RoundTrips() =>
        Property.Holds(
            Prop.ForAll<long>(static ticks =>
                Same(ticks)
                && Same(ticks * TimeSpan.TicksPerSecond)
                && Same(long.MaxValue - Math.Abs(ticks / 2))
                && Same(long.MinValue + Math.Abs(ticks / 2))
            )
        );

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void Format_RoundTrips_AtTheLimits(long ticks) => Assert.True(Same(ticks));

    private static bool Same(long ticks) =>
        PythonDuration.TryParse(PythonDuration.Format(TimeSpan.FromTicks(ticks)), out var read) && read.Ticks == ticks;
}
