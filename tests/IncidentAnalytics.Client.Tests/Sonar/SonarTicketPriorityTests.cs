using IncidentAnalytics.Client.Sonar;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

public sealed class SonarTicketPriorityTests
{
    [Theory]
    [InlineData("HIGH", 3)]
    [InlineData("MEDIUM", 2)]
    [InlineData("LOW", 1)]
    [InlineData("4", 4)]
    [InlineData("-1", -1)]
    [InlineData("high", null)]
    [InlineData("URGENT", null)]
    [InlineData("1.5", null)]
    [InlineData(" 3", null)]
    [InlineData("٣", null)]
    [InlineData("", null)]
    public void Number_ReturnsNumberOfText(string text, int? number)
    {
        using var _ = new CultureScope("ar-SA");
        Assert.Equal(number, new SonarTicketPriority(text).Number);
    }

    [Theory]
    [InlineData("3", "HIGH")]
    [InlineData("2", "MEDIUM")]
    [InlineData("1", "LOW")]
    [InlineData("4", "4")]
    [InlineData("high", "high")]
    public void Constructor_ConvertsKnownNumbersToText(string text, string expected)
    {
        SonarTicketPriority converted = text;

        Assert.Equal(expected, new SonarTicketPriority(text).ToString());
        Assert.Equal(new SonarTicketPriority(expected), converted);
    }

    [Fact]
    public void Constructor_Throws_WhenTextIsNull() =>
        Assert.Equal("text", Assert.Throws<ArgumentNullException>(static () => new SonarTicketPriority(null!)).ParamName);

    [Fact]
    public void Number_IsNull_ForDefault() =>
        Assert.Equal(("", null), (default(SonarTicketPriority).ToString(), default(SonarTicketPriority).Number));
}
