using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsTestData;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.RecurrenceAnalyses;

public sealed class RecurrenceTests
{
    [Fact]
    public void Find_ReturnsExact_WhenIncidentsFollowShortly()
    {
        using var world = new AnalyticsTestData(
            Steady()
                .Concat([
                    Incident("01 02:00", "P3", 5, 30, "checkout", "security", id: 11),
                    Incident("01 04:00", "P3", 5, 30, "checkout", "SECURITY", id: 12),
                    Incident("01 06:00", "P3", 5, 30, "checkout", "security", id: 13),
                ])
        );

        var recurrence = Assert.Single(world.Data.RecurrenceAnalyses.All, static each => each.AffectedServices.Contains("checkout"));

        Assert.Equal(
            (RecurrenceTypes.Exact, 3, "Security", TimeSpan.FromHours(2)),
            (recurrence.RecurrenceType, recurrence.IncidentCount, recurrence.Category, recurrence.RecurrenceInterval)
        );
        Assert.Equal(
            ["00000000-0000-4000-8000-000000000011", "00000000-0000-4000-8000-000000000012", "00000000-0000-4000-8000-000000000013"],
            recurrence.RelatedIncidents.Select(static id => id.ToString())
        );
        Assert.Equal((true, Now.AddDays(-1).AddHours(-5.5)), (recurrence.IsResolved, recurrence.ResolvedAt));
        Assert.InRange(recurrence.ConfidenceScore, 0.95, 1);
    }

    [Fact]
    public void IsResolved_IsFalse_WhenAnIncidentIsOpen()
    {
        using var world = new AnalyticsTestData(
            Steady()
                .Concat([
                    Incident("01 02:00", "P3", 5, 30, "checkout"),
                    Incident("01 04:00", "P3", 5, null, "checkout"),
                    Incident("01 06:00", "P3", 5, 30, "checkout"),
                ])
        );

        var recurrence = Assert.Single(world.Data.RecurrenceAnalyses.All, static each => each.AffectedServices.Contains("checkout"));

        Assert.Equal((false, null), (recurrence.IsResolved, (object?)recurrence.ResolvedAt));
    }

    [Fact]
    public void Find_ReturnsNothing_WhenIncidentsAreTooFarApart()
    {
        using var near = new AnalyticsTestData(
            Steady()
                .Concat([
                    Incident("01 00:00", "P3", 5, 30, "checkout"),
                    Incident("01 06:00", "P3", 5, 30, "checkout"),
                    Incident("01 12:00", "P3", 5, 30, "checkout"),
                ])
        );
        using var world = new AnalyticsTestData(
            Steady()
                .Concat([
                    Incident("01 00:00", "P3", 5, 30, "checkout"),
                    Incident("01 06:01", "P3", 5, 30, "checkout"),
                    Incident("01 12:02", "P3", 5, 30, "checkout"),
                ])
        );

        Assert.Contains(near.Data.RecurrenceAnalyses.All, static each => each.AffectedServices.Contains("checkout"));
        Assert.DoesNotContain(world.Data.RecurrenceAnalyses.All, static each => each.AffectedServices.Contains("checkout"));
    }

    [Fact]
    public void Find_ReturnsPattern_WhenTheHourOfTheWeekRepeats()
    {
        using var world = new AnalyticsTestData(
            Steady()
                .Concat(
                    Enumerable
                        .Range(0, 5)
                        .Select(static week => Incident(Now.AddDays(-7 * week).AddHours(-3), "P3", 5, 30, "checkout", "database"))
                )
        );

        var recurrence = Assert.Single(world.Data.RecurrenceAnalyses.All, static each => each.AffectedServices.Contains("checkout"));

        Assert.Equal(
            (RecurrenceTypes.Pattern, 5, TimeSpan.FromDays(7)),
            (recurrence.RecurrenceType, recurrence.IncidentCount, recurrence.RecurrenceInterval)
        );
        Assert.Equal("database incidents of checkout every Monday at 09:00 (UTC)", recurrence.PatternDescription);
    }

    [Fact]
    public void Find_ReturnsNoChains_WhenIncidentsAreSteady()
    {
        using var world = new AnalyticsTestData(Steady());

        Assert.DoesNotContain(
            world.Data.RecurrenceAnalyses.All,
            static each => each.RecurrenceType is RecurrenceTypes.Exact or RecurrenceTypes.Similar
        );
    }

    [Fact]
    public void Find_ReturnsEveryType_WhenTheWorldIsGenerated()
    {
        using var world = new AnalyticsTestData(lines: null);
        var ids = world.World.Current.Tickets.Select(IncidentSet.GetId).ToHashSet();

        Assert.Equal(3, world.Data.RecurrenceAnalyses.All.DistinctBy(static each => each.RecurrenceType).Count());
        Assert.InRange(world.Data.RecurrenceAnalyses.All.Length, 20, 400);
        Assert.All(
            world.Data.RecurrenceAnalyses.All,
            each =>
            {
                Assert.InRange(each.ConfidenceScore, 0.95, 1);
                Assert.All(each.RelatedIncidents, id => Assert.Contains(id, ids));
                Assert.Equal(each.IncidentCount, each.RelatedIncidents.Count);
            }
        );
    }
}
