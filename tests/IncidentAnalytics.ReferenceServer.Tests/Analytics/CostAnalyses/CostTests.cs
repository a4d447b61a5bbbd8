using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsTestData;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.CostAnalyses;

public sealed class CostTests
{
    [Fact]
    public void Create_CalculatesEveryCostType()
    {
        // Ten hours of a critical security incident of a gold application with 2,000 users.
        using var world = new AnalyticsTestData([Incident("01 12:00", "P1", 5, 600, "checkout", "Security", users: 2_000, id: 7)]);

        var costs = world.Data.CostAnalyses.All.ToDictionary(static cost => cost.CostType, StringComparer.Ordinal);

        Assert.Equal(CostTypes.All, world.Data.CostAnalyses.All.Select(static cost => cost.CostType));
        Assert.Equal(4_000.00m, costs["DOWNTIME"].CostAmount);
        Assert.Equal(3_200.00m, costs["LOST_REVENUE"].CostAmount);
        Assert.Equal(300.00m, costs["PENALTY"].CostAmount);
        Assert.Equal(150.00m, costs["RESOURCE_COST"].CostAmount);
        Assert.Equal(1_000.00m, costs["REPUTATION_COST"].CostAmount);
        Assert.Equal(500.00m, costs["COMPLIANCE_COST"].CostAmount);
        Assert.All(
            costs.Values,
            static cost =>
            {
                Assert.Equal(
                    (10.00m, 2_000, "checkout", "gold", "USD"),
                    (cost.DowntimeHours, cost.AffectedUsers, cost.BusinessUnit, cost.ServiceTier, cost.Currency)
                );
                Assert.Equal(new Guid("00000000-0000-4000-8000-000000000007"), cost.IncidentId);
                Assert.Equal(cost.CostType == "LOST_REVENUE" ? 3_200.00m : 0m, cost.RevenueImpact);
            }
        );
        Assert.Equal("""{"rate":400,"units":10.00}""", costs["DOWNTIME"].CalculationDetails().ToJsonString());
    }

    [Fact]
    public void Create_CalculatesOnlyWork_WhenThereIsNoInterruption()
    {
        using var world = new AnalyticsTestData([
            Incident("01 12:00", "P3", 5, 120, users: 2_000, category: "security"),
            Incident("01 13:00", "P1", 5),
        ]);

        var cost = Assert.Single(world.Data.CostAnalyses.All);

        Assert.Equal(("RESOURCE_COST", 30.00m, 0m), (cost.CostType, cost.CostAmount, cost.DowntimeHours));
    }

    [Fact]
    public void Summary_CountsEveryIncidentOnce()
    {
        using var world = new AnalyticsTestData([
            Incident("01 12:00", "P1", 5, 600, "checkout", "security", users: 2_000),
            Incident("01 12:00", "P3", 5, 120, users: 500),
        ]);

        var summary = world.Data.CostAnalyses.Summarize();

        Assert.Equal((9_180.00m, "USD"), (summary.TotalCost, summary.Currency));
        Assert.Equal((4_000m, 3_200m, 300m, 180m), (summary.DowntimeCost, summary.LostRevenue, summary.PenaltyCost, summary.ResourceCost));
        Assert.Equal((10m, 2_500L), (summary.TotalDowntimeHours, summary.TotalAffectedUsers));
        Assert.Equal((918.00m, 3.67m), (summary.CostPerHour, summary.CostPerUser));
        Assert.Equal("9180.00", summary.TotalCost.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Summary_IsZero_WhenThereAreNoCosts()
    {
        using var world = new AnalyticsTestData([]);

        var summary = world.Data.CostAnalyses.Summarize();

        Assert.Equal((0m, 0m, 0m, 0L), (summary.TotalCost, summary.CostPerHour, summary.CostPerUser, summary.TotalAffectedUsers));
        Assert.Equal("0.00", summary.CostPerHour.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void IsValidated_IsTrue_TwoWeeksAfterTheResolution()
    {
        using var world = new AnalyticsTestData([
            Incident(Now.AddDays(-14).AddHours(-1), "P3", 5, 60),
            Incident(Now.AddDays(-14), "P3", 5, 61),
        ]);

        Assert.Equal([true, false], world.Data.CostAnalyses.All.Select(static cost => cost.IsValidated));
        Assert.Equal((Now, AnalyticsUser.Admin), (world.Data.CostAnalyses.All[0].ValidatedAt, world.Data.CostAnalyses.All[0].ValidatedBy));
        Assert.Equal((null, null), ((object?)world.Data.CostAnalyses.All[1].ValidatedAt, world.Data.CostAnalyses.All[1].ValidatedBy));
    }
}
