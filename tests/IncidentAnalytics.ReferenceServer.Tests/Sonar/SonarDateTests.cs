using IncidentAnalytics.ReferenceServer.Sonar;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Sonar;

public sealed class SonarDateTests
{
    [Theory]
    [InlineData(1_663_144_459, 540, "2022-09-14 17:34:19+0900")]
    [InlineData(1_663_144_459, 0, "2022-09-14 08:34:19+0000")]
    [InlineData(1_663_144_459, -210, "2022-09-14 05:04:19-0330")]
    [InlineData(-1, 0, "1969-12-31 23:59:59+0000")]
    public void Parse_ReadsFormattedDate(long seconds, int offsetMinutes, string text)
    {
        Assert.Equal(text, SonarDate.Format(seconds, TimeSpan.FromMinutes(offsetMinutes)));
        Assert.True(SonarDate.TryParse(text, out var read));
        Assert.Equal(seconds, read);
    }

    [Fact]
    public void Format_WritesUtc_AtTheEndsOfTheCalendar()
    {
        var last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        var first = DateTimeOffset.MinValue.ToUnixTimeSeconds();

        Assert.Equal("9999-12-31 23:59:59+0000", SonarDate.Format(last, TimeSpan.FromHours(9)));
        Assert.Equal("9999-12-31 14:59:59-0900", SonarDate.Format(last, TimeSpan.FromHours(-9)));
        Assert.Equal("0001-01-01 00:00:00+0000", SonarDate.Format(first, TimeSpan.FromHours(-9)));
    }

    [Fact]
    public async Task UtcOffset_ChangesDates()
    {
        await using var sonar = await SonarServer.StartAsync(
            """{"@timestamp":"2022-09-14T08:34:19Z"}""",
            """{"@timestamp":"9999-12-31T23:59:59Z"}"""
        );
        sonar.Server.Sonar.UtcOffset = -TimeSpan.FromHours(3.5);

        var (_, tickets) = await sonar.ListAsync("?sort_column=created_at");
        Assert.Equal(
            ["2022-09-14 05:04:19-0330", "9999-12-31 20:29:59-0330"],
            tickets.Select(static ticket => SonarServer.Text(ticket, "created"))
        );

        sonar.Server.Reset();
        (_, tickets) = await sonar.ListAsync("?sort_column=created_at");
        Assert.Equal(
            ["2022-09-14 17:34:19+0900", "9999-12-31 23:59:59+0000"],
            tickets.Select(static ticket => SonarServer.Text(ticket, "created"))
        );
    }
}
