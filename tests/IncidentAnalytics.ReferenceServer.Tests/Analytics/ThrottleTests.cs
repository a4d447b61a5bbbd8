using System.Net;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class ThrottleTests
{
    [Fact]
    public async Task Throttle_RefusesTheRequestAfterAHundredPerMinute()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync(static options => options.EnforceAnalyticsLimits = true);
        await analytics.GetAsync("heatmap-data/");
        analytics.Clock.Advance(TimeSpan.FromSeconds(17.5));
        for (var i = 1; i < 100; i++)
        {
            await analytics.GetAsync("heatmap-data/");
        }

        using var response = await analytics.SendAsync(HttpMethod.Get, "/api/analytics/heatmap-data/");
        var error = await AnalyticsTestServer.ReadAsync(response, 429);
        Assert.Equal("43", response.Headers.GetValues("Retry-After").Single());
        Assert.Equal(
            """{"error":"Too many requests","details":"Request was throttled. Expected available in 43 seconds.","code":"THROTTLED"}""",
            error.GetRawText()
        );
        analytics.Clock.Advance(TimeSpan.FromSeconds(42.5) - TimeSpan.FromTicks(1));
        error = await analytics.GetAsync("heatmap-data/", expected: 429);
        Assert.Equal("Request was throttled. Expected available in 1 second.", error.GetProperty("details").GetString());
        analytics.Clock.Advance(TimeSpan.FromTicks(1));
        await analytics.GetAsync("heatmap-data/");
        await analytics.GetAsync("heatmap-data/", expected: 429);
    }

    [Fact]
    public async Task Throttle_RefusesTheRequestAfterAThousandPerHour()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync(static options => options.EnforceAnalyticsLimits = true);
        for (var minute = 0; minute < 9; minute++)
        {
            for (var i = 0; i < 100; i++)
            {
                await analytics.GetAsync("heatmap-data/");
            }

            analytics.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        for (var i = 0; i < 100; i++)
        {
            await analytics.GetAsync("heatmap-data/");
        }

        analytics.Clock.Advance(TimeSpan.FromMinutes(1));
        using var response = await analytics.SendAsync(HttpMethod.Get, "/api/analytics/heatmap-data/");
        await AnalyticsTestServer.ReadAsync(response, 429);
        Assert.Equal("3000", response.Headers.GetValues("Retry-After").Single());
        analytics.Clock.Advance(TimeSpan.FromMinutes(50));
        await analytics.GetAsync("heatmap-data/");
    }

    [Fact]
    public async Task Throttle_CountsUsersSeparately()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync(static options => options.EnforceAnalyticsLimits = true);
        for (var i = 0; i < 100; i++)
        {
            await analytics.GetAsync("heatmap-data/");
        }

        await analytics.GetAsync("heatmap-data/", expected: 429);
        analytics.Authorize("Token reference-viewer-token");
        await analytics.GetAsync("heatmap-data/");
        analytics.Authorize("Token wrong");
        await analytics.GetAsync("heatmap-data/", expected: 401);
        analytics.Authorize("Bearer reference-sso-token");
        await analytics.GetAsync("heatmap-data/", expected: 429);
    }

    [Fact]
    public async Task Throttle_CountsForTheHour_WhenTheMinuteRefuses()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync(static options => options.EnforceAnalyticsLimits = true);
        for (var i = 0; i < 1000; i++)
        {
            await analytics.GetAsync("heatmap-data/", expected: i < 100 ? 200 : 429);
        }

        using var both = await analytics.SendAsync(HttpMethod.Get, "/api/analytics/heatmap-data/");
        Assert.Equal("3600", both.Headers.GetValues("Retry-After").Single());
        analytics.Clock.Advance(TimeSpan.FromMinutes(1));
        using var response = await analytics.SendAsync(HttpMethod.Get, "/api/analytics/heatmap-data/");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("3540", response.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task Throttle_IsOffByDefaultAndClearedByReset()
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        for (var i = 0; i < 101; i++)
        {
            await analytics.GetAsync("heatmap-data/");
        }

        analytics.Server.Analytics.EnforcesLimits = true;
        for (var i = 0; i < 100; i++)
        {
            await analytics.GetAsync("heatmap-data/");
        }

        await analytics.GetAsync("heatmap-data/", expected: 429);
        analytics.Server.Reset();
        Assert.False(analytics.Server.Analytics.EnforcesLimits);
        analytics.Server.Analytics.EnforcesLimits = true;
        await analytics.GetAsync("heatmap-data/");
    }
}
