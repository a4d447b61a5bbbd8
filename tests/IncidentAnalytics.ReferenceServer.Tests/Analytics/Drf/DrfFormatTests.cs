using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.Drf;

public sealed class DrfFormatTests
{
    [Theory]
    [InlineData("00:00:00", "00:00:00", "0:00:00")]
    [InlineData("02:30:00", "02:30:00", "2:30:00")]
    [InlineData("1.02:30:00", "1 02:30:00", "1 day, 2:30:00")]
    [InlineData("12.23:59:59.0000015", "12 23:59:59.000001", "12 days, 23:59:59.000001")]
    [InlineData("00:00:00.5", "00:00:00.500000", "0:00:00.500000")]
    [InlineData("-01:00:00", "-1 23:00:00", "-1 day, 23:00:00")]
    [InlineData("-1.00:00:00", "-1 00:00:00", "-1 day, 0:00:00")]
    [InlineData("-1.00:00:00.1", "-2 23:59:59.900000", "-2 days, 23:59:59.900000")]
    public void Duration_FormatsLikePython(string duration, string field, string loose)
    {
        var value = TimeSpan.Parse(duration, CultureInfo.InvariantCulture);

        Assert.Equal(field, DrfFormat.Duration(value));
        Assert.Equal(loose, DrfFormat.LooseDuration(value));
    }

    [Theory]
    [InlineData("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z")]
    [InlineData("2024-01-01T09:00:00.5+09:00", "2024-01-01T00:00:00.500000Z")]
    [InlineData("2024-01-01T00:00:00.1234569Z", "2024-01-01T00:00:00.123456Z")]
    [InlineData("2024-01-01T00:00:00.0000009Z", "2024-01-01T00:00:00Z")]
    public void Instant_IsUtcWithSixDigitsOrNone(string instant, string text) =>
        Assert.Equal(text, DrfFormat.Instant(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("15.5", 2, "15.50")]
    [InlineData("15", 2, "15.00")]
    [InlineData("0.125", 2, "0.12")]
    [InlineData("0.135", 2, "0.14")]
    [InlineData("-5.20", 1, "-5.2")]
    [InlineData("125000", 2, "125000.00")]
    public void Decimal_HasFixedPlaces(string value, int places, string text) =>
        Assert.Equal(text, DrfFormat.Decimal(decimal.Parse(value, CultureInfo.InvariantCulture), places));
}
