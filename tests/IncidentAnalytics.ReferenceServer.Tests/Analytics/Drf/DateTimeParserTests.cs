using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.Drf;

public sealed class DateTimeParserTests
{
    [Theory]
    [InlineData("2024-01-01", "2024-01-01T00:00:00.0000000+00:00")]
    [InlineData("2024-01-01T10:20", "2024-01-01T10:20:00.0000000+00:00")]
    [InlineData("2024-01-01 10:20:30", "2024-01-01T10:20:30.0000000+00:00")]
    [InlineData("2024-01-01T10:20:30Z", "2024-01-01T10:20:30.0000000+00:00")]
    [InlineData(" 2024-01-01T10:20:30z ", "2024-01-01T10:20:30.0000000+00:00")]
    [InlineData("2024-01-01T10:20:30.5Z", "2024-01-01T10:20:30.5000000+00:00")]
    [InlineData("2024-01-01T10:20:30,123456789Z", "2024-01-01T10:20:30.1234560+00:00")]
    [InlineData("2024-01-01T10:20:30+09:00", "2024-01-01T01:20:30.0000000+00:00")]
    [InlineData("2024-01-01T10:20:30+0900", "2024-01-01T01:20:30.0000000+00:00")]
    [InlineData("2024-01-01T10:20:30-09", "2024-01-01T19:20:30.0000000+00:00")]
    [InlineData("2024-01-01T10:20:30-05:30", "2024-01-01T15:50:30.0000000+00:00")]
    [InlineData("2024-02-29T24:00:00Z", "2024-03-01T00:00:00.0000000+00:00")]
    [InlineData("2024-01-01T24:00", "2024-01-02T00:00:00.0000000+00:00")]
    public void TryParse_ReadsDates(string text, string expected)
    {
        Assert.True(DateTimeParser.TryParse(text, out var instant));
        Assert.Equal(expected, instant.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-1-1")]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("0000-01-01")]
    [InlineData("2024-01-01T")]
    [InlineData("2024-01-01T10")]
    [InlineData("2024-01-01T10:60")]
    [InlineData("2024-01-01T10:20:60")]
    [InlineData("2024-01-01T24:00:01")]
    [InlineData("2024-01-01T24:00:00.000001Z")]
    [InlineData("2024-01-01T25:00:00")]
    [InlineData("2024-01-01T10:20:30.")]
    [InlineData("2024-01-01T10:20:30 00:00")]
    [InlineData("2024-01-01T10:20:30+24:00")]
    [InlineData("2024-01-01T10:20:30+09:60")]
    [InlineData("2024-01-01T10:20:30Zulu")]
    [InlineData("2024-01-01x10:20:30")]
    [InlineData("9999-12-31T24:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("١٢٣٤-01-01")]
    public void TryParse_ReturnsFalse_WhenTheTextIsNotADate(string text) => Assert.False(DateTimeParser.TryParse(text, out _));
}
