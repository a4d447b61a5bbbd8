using System.Net;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class ThrottleTests
{
    [Fact]
    public async Task The_hundred_and_first_request_of_a_minute_waits_until_the_first_is_a_minute_old()
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
    public async Task The_thousand_and_first_request_of_an_hour_waits_until_the_first_is_an_hour_old()
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
    public async Task Users_are_counted_apart_and_those_that_are_nobody_not_at_all()
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
    public async Task A_request_that_the_minute_refuses_counts_for_the_hour()
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
    public async Task Nobody_is_held_to_limits_unless_it_is_asked_for_and_a_reset_forgets_the_count()
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
