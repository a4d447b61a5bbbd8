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
    public void A_text_has_the_number_that_stands_for_it(string text, int? number)
    {
        using var _ = new CultureScope("ar-SA");
        Assert.Equal(number, SonarTicketPriority.FromText(text).Number);
    }

    [Fact]
    public void Default_has_neither_text_nor_number() =>
        Assert.Equal(("", null), (default(SonarTicketPriority).ToString(), default(SonarTicketPriority).Number));
}
