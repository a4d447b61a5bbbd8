using System.Globalization;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Serialization;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

public sealed class IsoInstantTests
{
    [Theory]
    [InlineData("2024-01-01T12:00:00Z", "2024-01-01T12:00:00.0000000+00:00")]
    [InlineData("2024-01-01T12:00:00", "2024-01-01T12:00:00.0000000+00:00")]
    [InlineData("2024-01-01T24:00:00Z", "2024-01-02T00:00:00.0000000+00:00")]
    [InlineData("2024-12-31T24:00:00.000+09:00", "2025-01-01T00:00:00.0000000+09:00")]
    [InlineData("2024-01-01T12:00:00.123456Z", "2024-01-01T12:00:00.1234560+00:00")]
    [InlineData("2024-01-01T12:00:00.123456789Z", "2024-01-01T12:00:00.1234567+00:00")]
    [InlineData("2024-01-01T12:00:00,5-03:30", "2024-01-01T12:00:00.5000000-03:30")]
    [InlineData("2024-01-01 12:00:00+0900", "2024-01-01T12:00:00.0000000+09:00")]
    [InlineData("2024-01-01 12:00:00 +09", "2024-01-01T12:00:00.0000000+09:00")]
    [InlineData("2024-01-01t12:30z", "2024-01-01T12:30:00.0000000+00:00")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00.0000000+00:00")]
    [InlineData("2024-01-01T00:00:00+14:00", "2024-01-01T00:00:00.0000000+14:00")]
    [InlineData("2022-09-14 17:34:19+09:00", "2022-09-14T17:34:19.0000000+09:00")]
    [InlineData("2022-09-14 17:34:19+09", "2022-09-14T17:34:19.0000000+09:00")]
    [InlineData("2022-09-14T17:34:19+0900", "2022-09-14T17:34:19.0000000+09:00")]
    [InlineData("2022-09-14T17:34:19+09", "2022-09-14T17:34:19.0000000+09:00")]
    [InlineData("2022-09-14T17:34:19.5+09:00", "2022-09-14T17:34:19.5000000+09:00")]
    [InlineData("2022-09-14 17:34:19.123-0330", "2022-09-14T17:34:19.1230000-03:30")]
    [InlineData("2022-09-14 17:34:19-0030", "2022-09-14T17:34:19.0000000-00:30")]
    [InlineData("2022-09-14 17:34:19Z", "2022-09-14T17:34:19.0000000+00:00")]
    [InlineData("2022-09-14T17:34:19.1230000Z", "2022-09-14T17:34:19.1230000+00:00")]
    [InlineData("2022-09-14 17:34:19+0000", "2022-09-14T17:34:19.0000000+00:00")]
    [InlineData("2022-09-14 17:34:19", "2022-09-14T17:34:19.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999+00:00")]
    public void TryParse_ReadsEveryForm_InAnyCulture(string text, string expected)
    {
        using var _ = new CultureScope("th-TH");
        Assert.True(IsoInstant.TryParse(text, out var instant));
        Assert.Equal(expected, instant.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01T00:00:00Z")]
    [InlineData("2024-01-01X00:00:00Z")]
    [InlineData("2024-01-01T")]
    [InlineData("2024-01-01TZ")]
    [InlineData("2024-01-01T24:00:01Z")]
    [InlineData("2024-01-01T24:00:00.1Z")]
    [InlineData("2024-01-01T25:00:00Z")]
    [InlineData("2024-01-01T12:60:00Z")]
    [InlineData("2024-01-01T12:00:60Z")]
    [InlineData("2024-01-01T12:00:00.Z")]
    [InlineData("2024-01-01T12:00:00.1x")]
    [InlineData("2024-01-01T12:00.5Z")]
    [InlineData("2024-01-01T1:00:00Z")]
    [InlineData("2024-01-01T12-00-00Z")]
    [InlineData("2024-01-01T12:00:00+")]
    [InlineData("2024-01-01T12:00:00+9")]
    [InlineData("2024-01-01T12:00:00+15:00")]
    [InlineData("2024-01-01T12:00:00+14:01")]
    [InlineData("2024-01-01T12:00:00+09:60")]
    [InlineData("2024-01-01T12:00:00+09-00")]
    [InlineData("2024-01-01T12:00:00ZZ")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T24:00:00Z")]
    [InlineData("9999-12-31T23:00:00-02:00")]
    [InlineData("๒๕๖๗-01-01")]
    [InlineData("14.09.2022 17:34:19+0900")]
    [InlineData("2565-09-14 17:34:19+0900 BE")]
    [InlineData("2022-13-14 17:34:19+0900")]
    [InlineData("2022-09-14 17:34:19+1500")]
    [InlineData(" 2022-09-14 17:34:19+0900")]
    [InlineData("1663144459000")]
    [InlineData("soon")]
    public void TryParse_ReturnsFalse_WhenTextIsInvalid(string text) => Assert.False(IsoInstant.TryParse(text, out _));

    [Fact]
    public void TryParse_ReadsFormattedInstant_WithItsOffset() =>
        Property.Holds(
            Prop.ForAll(
                Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 9_999_999)).Zip(Gen.Choose(-14 * 60, 14 * 60)).ToArbitrary(),
                static parts =>
                {
                    var ((seconds, ticks), minutes) = parts;
                    var instant = DateTimeOffset.UnixEpoch.AddSeconds(seconds).AddTicks(ticks).ToOffset(TimeSpan.FromMinutes(minutes));
                    return IsoInstant.TryParse(IsoInstant.Format(instant), out var read) && read.EqualsExact(instant);
                }
            )
        );
}
