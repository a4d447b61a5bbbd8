using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Tickets;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(0, "0d")]
    [InlineData(1, "1ms")]
    [InlineData(1_500, "1500ms")]
    [InlineData(1_000, "1s")]
    [InlineData(90_000, "90s")]
    [InlineData(5_400_000, "90m")]
    [InlineData(-21_600_000, "-6h")]
    [InlineData(86_400_000, "1d")]
    [InlineData(7_776_000_000, "90d")]
    public void Format_WritesAWholeNumberOfTheLargestUnit(long milliseconds, string text)
    {
        using var _ = new CultureScope("th-TH");
        Assert.Equal(text, DurationText.Format(TimeSpan.FromMilliseconds(milliseconds), "x"));
    }

    [Fact]
    public void Format_RoundTripsWholeMilliseconds() =>
        Property.Holds(Prop.ForAll(Durations(), static duration => Parse(DurationText.Format(duration, "x")) == duration));

    [Fact]
    public void Format_RefusesFractionsOfAMillisecond() =>
        Property.Holds(
            Prop.ForAll(
                ArbMap.Default.GeneratorFor<long>().Where(static ticks => ticks % TimeSpan.TicksPerMillisecond != 0).ToArbitrary(),
                static ticks =>
                    Assert.Throws<ArgumentOutOfRangeException>(() => DurationText.Format(TimeSpan.FromTicks(ticks), "x")).ParamName == "x"
            )
        );

    // Multiples of each unit, so that every branch is taken often.
    private static Arbitrary<TimeSpan> Durations() =>
        (
            from unit in Gen.Elements(1L, 1_000L, 60_000L, 3_600_000L, 86_400_000L)
            from count in Gen.Choose(-10_000_000, 10_000_000)
            select TimeSpan.FromTicks(count * unit * TimeSpan.TicksPerMillisecond)
        ).ToArbitrary();

    private static TimeSpan Parse(string text)
    {
        var unit = text.TrimStart('-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var count = long.Parse(text[..^unit.Length], CultureInfo.InvariantCulture);
        return unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(count),
            "s" => TimeSpan.FromSeconds(count),
            "m" => TimeSpan.FromMinutes(count),
            "h" => TimeSpan.FromHours(count),
            "d" => TimeSpan.FromDays((int)count),
            _ => throw new FormatException(text),
        };
    }
}
