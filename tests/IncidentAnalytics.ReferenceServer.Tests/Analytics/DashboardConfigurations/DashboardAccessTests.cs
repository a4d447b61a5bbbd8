using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.DashboardConfigurations;

public sealed class DashboardAccessTests
{
    [Theory]
    [InlineData("""{"name":"n","dashboard_type":"X"}""", 403)]
    [InlineData("""{"name":"n","dashboard_type":"X","allowed_roles":["executive","manager"]}""", 403)]
    [InlineData("""{"name":"n","dashboard_type":"X","allowed_roles":["executive","viewer"]}""", 200)]
    [InlineData("""{"name":"n","dashboard_type":"X","is_public":true,"allowed_roles":["executive"]}""", 200)]
    public async Task Data_IsVisible_ForAllowedRolesOrWhenPublic(string body, int expected)
    {
        await using var analytics = await AnalyticsTestServer.StartAsync();
        var id = (await analytics.PostAsync("dashboard-configurations/", body, expected: 201)).GetProperty("id").GetString();
        await analytics.GetAsync($"dashboard/{id}/data/");
        analytics.Authorize("Token reference-viewer-token");

        var answer = await analytics.GetAsync($"dashboard/{id}/data/", expected);

        Assert.Equal(expected == 403, answer.TryGetProperty("code", out var code) && code.GetString() == "PERMISSION_DENIED");
    }
}
