using System.Net;
using System.Text;
using IncidentAnalytics.ReferenceServer.Analytics;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class ErrorFormatTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Errors_ArePlain_WhenConfigured()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync(static options =>
            options.AnalyticsErrorFormat = AnalyticsErrorFormat.Plain
        );

        Assert.Equal("""{"detail":"Invalid page."}""", (await analytics.GetAsync("heatmap-data/?page=77", 404)).GetRawText());
        Assert.Equal(
            """{"name":["This field is required."],"metric_type":["This field is required."]}""",
            (await analytics.PostAsync("kpi-metrics/", "{}", 400)).GetRawText()
        );
        Assert.Equal(
            """{"non_field_errors":["No data provided"]}""",
            (await analytics.PostAsync("kpi-metrics/", "null", 400)).GetRawText()
        );
        Assert.Equal(
            """{"start_date":["Enter a valid date/time."]}""",
            (await analytics.GetAsync("cost-analyses/?start_date=x", 400)).GetRawText()
        );
        using var put = await analytics.SendAsync(HttpMethod.Put, "/api/analytics/kpi-metrics/");
        Assert.Equal("""{"detail":"Method \"PUT\" not allowed."}""", await put.Content.ReadAsStringAsync(Ct));
        analytics.Authorize("Token wrong");
        Assert.Equal("""{"detail":"Invalid token."}""", (await analytics.GetAsync("heatmap-data/", 401)).GetRawText());
    }

    [Fact]
    public async Task Administration_ChangesFormatAndLimits_UntilReset()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();

        Assert.Equal("""{"errors":"plain","limits":true}""", await ControlAsync(analytics, """{"errors":"plain","limits":true}"""));
        Assert.Equal("""{"detail":"Invalid page."}""", (await analytics.GetAsync("heatmap-data/?page=77", 404)).GetRawText());
        Assert.True(analytics.Server.Analytics.EnforcesLimits);
        Assert.Equal("""{"errors":"envelope","limits":true}""", await ControlAsync(analytics, """{"errors":"envelope"}"""));
        Assert.Equal("""{"errors":"envelope","limits":true}""", await ControlAsync(analytics, "{}"));
        analytics.Server.Reset();

        Assert.Equal("""{"errors":"envelope","limits":false}""", await ControlAsync(analytics, "{}"));
    }

    [Theory]
    [InlineData("""{"limits":true,"errors":"html"}""")]
    [InlineData("""{"errors":"plain","limits":"yes"}""")]
    [InlineData("7")]
    [InlineData("{")]
    public async Task Administration_ChangesNothing_WhenTheBodyIsInvalid(string json)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();

        await ControlAsync(analytics, json, HttpStatusCode.BadRequest);

        Assert.Equal("""{"errors":"envelope","limits":false}""", await ControlAsync(analytics, "{}"));
    }

    [Fact]
    public async Task Start_Throws_WhenTheFormatIsUndefined() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            IncidentAnalyticsServer.StartAsync(new() { AnalyticsErrorFormat = (AnalyticsErrorFormat)7 }, Ct)
        );

    private static async Task<string> ControlAsync(AnalyticsTestServer analytics, string json, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await analytics.Http.PostAsync("/_reference/analytics", content, Ct);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Ct);
    }
}
