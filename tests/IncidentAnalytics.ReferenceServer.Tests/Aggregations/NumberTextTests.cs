using IncidentAnalytics.ReferenceServer.Aggregations.Formats;
using IncidentAnalytics.ReferenceServer.Serialization;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(50, "50.0")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(99.9, "99.9")]
    [InlineData(9_999_999, "9999999.0")]
    [InlineData(10_000_000, "1.0E7")]
    [InlineData(-123_456_789.5, "-1.234567895E8")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.000_25, "2.5E-4")]
    [InlineData(1e-7, "1.0E-7")]
    [InlineData(1.5e300, "1.5E300")]
    [InlineData(1e21, "1.0E21")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void DoubleText_FormatsAsJava(double value, string expected) => Assert.Equal(expected, DoubleText.Format(value));

    [Theory]
    [InlineData(76, "76.0")]
    [InlineData(1_767_225_600_000, "1767225600000.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e300, "1E+300")]
    public void JsonNumber_KeepsFraction(double value, string expected) => Assert.Equal(expected, JsonNumber.Create(value)!.ToJsonString());

    [Fact]
    public void JsonNumber_IsNull_ForNaNAndInfinity()
    {
        Assert.Null(JsonNumber.Create(double.NaN));
        Assert.Null(JsonNumber.Create(double.PositiveInfinity));
    }

    [Theory]
    [InlineData("0", 2.5, "2")]
    [InlineData("0", 3.5, "4")]
    [InlineData("0.00", 2, "2.00")]
    [InlineData("0.##", 2.5, "2.5")]
    [InlineData("#.##", 0.25, ".25")]
    [InlineData("##0.0", 0, "0.0")]
    [InlineData("000", 7, "007")]
    [InlineData("#,##0.0", 1234567.89, "1,234,567.9")]
    [InlineData("#,##0.0", -1234.5, "-1,234.5")]
    [InlineData("0.0%", 0.256, "25.6%")]
    [InlineData("'No.' 0", 3, "No. 3")]
    [InlineData("€0.00 each", 1.5, "€1.50 each")]
    [InlineData("0", -0.2, "0")]
    public void DecimalFormatter_FormatsByPattern(string pattern, double value, string expected) =>
        Assert.Equal(expected, new DecimalFormatter(pattern).Format(value));
}
