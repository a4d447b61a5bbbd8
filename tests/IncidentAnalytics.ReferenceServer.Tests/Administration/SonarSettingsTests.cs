using System.Text;
using IncidentAnalytics.ReferenceServer.Tests.Sonar;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Administration;

public sealed class SonarSettingsTests
{
    [Theory]
    [InlineData("{}", """{"page_cap":1000,"utc_offset":"+0900"}""")]
    [InlineData("""{"page_cap":1}""", """{"page_cap":1,"utc_offset":"+0900"}""")]
    [InlineData("""{"page_cap":50,"utc_offset":"-0330"}""", """{"page_cap":50,"utc_offset":"-0330"}""")]
    public async Task Sonar_ChangesSettings(string json, string expected)
    {
        await using var sonar = await SonarServer.StartAsync("{}");

        Assert.Equal((200, expected), await PostAsync(sonar.Http, json));
        Assert.Equal(expected.Contains("50", StringComparison.Ordinal) ? -210 : 540, sonar.Server.Sonar.UtcOffset.TotalMinutes);
    }

    [Theory]
    [InlineData("""{"page_cap":0}""")]
    [InlineData("""{"page_cap":1001}""")]
    [InlineData("""{"page_cap":"7"}""")]
    [InlineData("""{"page_cap":7,"utc_offset":"+09:00"}""")]
    [InlineData("""{"page_cap":7,"utc_offset":"+1500"}""")]
    [InlineData("""{"page_cap":7,"utc_offset":null}""")]
    [InlineData("7")]
    [InlineData("{")]
    public async Task Sonar_RefusesInvalidSettings(string json)
    {
        await using var sonar = await SonarServer.StartAsync("{}");

        Assert.Equal(400, (await PostAsync(sonar.Http, json)).Status);
        Assert.Equal((1_000, TimeSpan.FromHours(9)), (sonar.Server.Sonar.PageCap, sonar.Server.Sonar.UtcOffset));
    }

    [Fact]
    public async Task Behavior_Throws_WhenOutOfRange()
    {
        await using var sonar = await SonarServer.StartAsync("{}");

        Assert.Throws<ArgumentOutOfRangeException>(() => sonar.Server.Sonar.PageCap = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => sonar.Server.Sonar.PageCap = 1_001);
        Assert.Throws<ArgumentOutOfRangeException>(() => sonar.Server.Sonar.UtcOffset = TimeSpan.FromMinutes(841));
        Assert.Throws<ArgumentOutOfRangeException>(() => sonar.Server.Sonar.UtcOffset = TimeSpan.FromSeconds(90));
    }

    private static async Task<(int Status, string Body)> PostAsync(HttpClient http, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/_reference/sonar", content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
