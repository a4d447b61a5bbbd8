using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary>The dashboards that people have made in a generated world: of every type for every application, some switched off.</summary>
internal static class TeamDashboards
{
    private const int SwitchedOffEvery = 5;

    private static readonly JsonElement Layout = JsonDocument.Parse("""{"rows":1,"columns":1}""").RootElement;
    private static readonly JsonElement Widgets = JsonDocument
        .Parse("""[{"type":"insight_summary","position":{"row":0,"column":0},"size":{"width":1,"height":1}}]""")
        .RootElement;

    /// <param name="ids">Makes the ids.</param>
    /// <param name="incidents">The incidents of the world.</param>
    /// <param name="firstNumber">The number of the first one among all dashboards.</param>
    public static IEnumerable<DashboardConfiguration> Create(RecordIds ids, IncidentSet incidents, int firstNumber)
    {
        var number = 0;
        foreach (var application in incidents.Applications)
        {
            foreach (var type in DashboardTypes.All)
            {
                var createdAt = incidents.StartsAt.AddDays(number + 1);
                yield return new DashboardConfiguration
                {
                    Id = ids.For(RecordKind.Dashboard, firstNumber + number),
                    Name = $"{application}: {type.ToLowerInvariant()}",
                    Description = $"Made by the team of {application}",
                    DashboardType = type,
                    LayoutConfig = Layout,
                    WidgetConfigs = Widgets,
                    IsPublic = number % 3 == 0,
                    AllowedRoles = number % 3 == 1 ? ["viewer"] : [application],
                    AutoRefreshEnabled = number % 2 == 0,
                    IsActive = number % SwitchedOffEvery != SwitchedOffEvery - 1,
                    CreatedBy = AnalyticsUser.Operations,
                    CreatedAt = createdAt,
                    UpdatedAt = createdAt,
                };
                number++;
            }
        }
    }
}
