using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Tickets;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

public sealed class UtcSecondsTests
{
    [Fact]
    public void FloorAndCeiling_EncloseTheInstantWithinASecond() =>
        Property.Holds(
            Prop.ForAll(
                Instants(),
                static instant =>
                {
                    var (floor, ceiling) = (Parse(UtcSeconds.Floor(instant)), Parse(UtcSeconds.Ceiling(instant)));
                    return floor <= instant
                        && instant <= ceiling
                        && instant - floor < TimeSpan.FromSeconds(1)
                        && ceiling - instant < TimeSpan.FromSeconds(1);
                }
            )
        );

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fi-FI")]
    public void FloorAndCeiling_KeepWholeSeconds_InAnyCulture(string culture)
    {
        using var _ = new CultureScope(culture);
        var instant = new DateTimeOffset(2024, 2, 29, 8, 5, 9, TimeSpan.FromHours(9));
        Assert.Equal(("2024-02-28T23:05:09Z", "2024-02-28T23:05:09Z"), (UtcSeconds.Floor(instant), UtcSeconds.Ceiling(instant)));
    }

    [Fact]
    public void FloorAndCeiling_WorkAtTheEndsOfTheCalendar()
    {
        Assert.Equal("9999-12-31T23:59:59Z", UtcSeconds.Ceiling(DateTimeOffset.MaxValue));
        Assert.Equal("0001-01-01T00:00:00Z", UtcSeconds.Floor(DateTimeOffset.MinValue));
    }

    private static Arbitrary<DateTimeOffset> Instants() =>
        (
            from second in Gen.Choose(0, int.MaxValue)
            from tick in Gen.Frequency((1, Gen.Elements(0, 1, 9_999_999)), (3, Gen.Choose(0, 9_999_999)))
            from offset in Gen.Choose(-14 * 60, 14 * 60)
            select DateTimeOffset.UnixEpoch.AddSeconds(second).AddTicks(tick).ToOffset(TimeSpan.FromMinutes(offset))
        ).ToArbitrary();

    private static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
