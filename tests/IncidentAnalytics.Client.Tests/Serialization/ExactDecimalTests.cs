using System.Globalization;
using System.Numerics;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Serialization;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

public sealed class ExactDecimalTests
{
    private static readonly BigInteger LargestMantissa = new(decimal.MaxValue);

    [Theory]
    [InlineData("15.5", "15.5")]
    [InlineData("125000.00", "125000.00")]
    [InlineData("-5.2", "-5.2")]
    [InlineData("+1", "1")]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0.00")]
    [InlineData(".5", "0.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.50E-2", "0.0150")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("0000000000000000000000000000000000000001", "1")]
    [InlineData("1.00000000000000000000000000000000000000", "1")]
    [InlineData("0e5", "0")]
    public void Read_ReturnsTheDecimal_InAnyCulture(string text, string expected)
    {
        using var _ = new CultureScope("de-DE");
        Assert.True(ExactDecimal.TryParse(text, out var value));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1,5")]
    [InlineData("1 000")]
    [InlineData(" 1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x1")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1.00000000000000000000000000001")]
    [InlineData("1234567890123456789012345678.12")]
    [InlineData("1e-40")]
    [InlineData("1e999999999999999999999")]
    [InlineData("٣")]
    public void Read_RefusesWhatIsNoNumberOrWouldBeRounded(string text) => Assert.False(ExactDecimal.TryParse(text, out _));

    [Fact]
    public void Read_IsExactOrRefuses() =>
        Property.Holds(
            Prop.ForAll(
                Gen.Choose(0, 9)
                    .ArrayOf()
                    .Select(static digits => string.Concat(digits))
                    .Where(static d => d.Length > 0)
                    .Zip(Gen.Choose(0, 35))
                    .ToArbitrary(),
                static number =>
                {
                    var (digits, scale) = number;
                    var padded = digits.PadLeft(scale + 1, '0');
                    var text = scale == 0 ? padded : $"{padded[..^scale]}.{padded[^scale..]}";
                    return ExactDecimal.TryParse(text, out var value)
                        ? Equal(BigInteger.Parse(padded, CultureInfo.InvariantCulture), scale, value)
                        : !Fits(digits, scale);
                }
            )
        );

    [Fact]
    public void Read_RoundTripsEveryDecimal() =>
        Property.Holds(
            Prop.ForAll<decimal>(static value =>
                ExactDecimal.TryParse(value.ToString(CultureInfo.InvariantCulture), out var read) && read == value
            )
        );

    private static bool Equal(BigInteger mantissa, int scale, decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var valueScale = point < 0 ? 0 : text.Length - point - 1;
        return mantissa * BigInteger.Pow(10, valueScale)
            == BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * BigInteger.Pow(10, scale);
    }

    private static bool Fits(string digits, int scale)
    {
        var mantissa = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        while (scale > 0 && mantissa % 10 == 0)
            (mantissa, scale) = (mantissa / 10, scale - 1);
        return scale <= 28 && mantissa <= LargestMantissa;
    }
}
