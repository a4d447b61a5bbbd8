using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.World;

public sealed class AnomalySeedingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 34, 56, TimeSpan.Zero);

    [Fact]
    public void GetOrCreate_SeedsAnomaliesOfAllKinds_EveryMonth()
    {
        var anomalies = GeneratedWorldCache.GetOrCreate(seed: 1, Now).SeededAnomalies!;

        Assert.InRange(anomalies.Count, 14, 18);
        Assert.Equal(3, anomalies.DistinctBy(static anomaly => anomaly.Kind).Count());
        Assert.All(
            anomalies,
            anomaly => Assert.True(anomaly.Start >= Now.AddDays(-121) && anomaly.End <= Now && anomaly.Start < anomaly.End)
        );
        Assert.Equal(anomalies.OrderBy(static anomaly => anomaly.Start), anomalies);
    }

    [Fact]
    public void GetBetween_DoesNotDependOnClock()
    {
        var later = AnomalySeeding.GetBetween(1, Now.AddDays(-90), Now.AddDays(30));

        Assert.Equal(
            AnomalySeeding.GetBetween(1, Now.AddDays(-120), Now).Where(anomaly => anomaly.Start >= Now.AddDays(-90)),
            later.Where(static anomaly => anomaly.End <= Now)
        );
        Assert.NotEqual(later, AnomalySeeding.GetBetween(2, Now.AddDays(-90), Now.AddDays(30)));
    }

    [Fact]
    public void Burst_HasManyIncidentsOfItsSubject()
    {
        var world = GeneratedWorldCache.GetOrCreate(seed: 1, Now);
        foreach (var anomaly in world.SeededAnomalies!.Where(static anomaly => anomaly.Kind != SeededAnomalyKind.SlowResolution))
        {
            var count = world.Tickets.Count(ticket =>
                ticket.Type == "incident"
                && ticket.Category == anomaly.Category
                && (anomaly.Application ?? ticket.Application) == ticket.Application
                && ticket.CreatedAt >= anomaly.Start
                && ticket.CreatedAt < anomaly.End
            );
            Assert.True(count >= 7, $"{count} in {anomaly}");
        }
    }

    [Fact]
    public void SlowResolution_TakesSeveralTimesAsLong()
    {
        var (slow, all) = (new List<double>(), new List<double>());
        for (var seed = 1; seed <= 4; seed++)
        {
            // Long before the end of the world, so that slow incidents are resolved too.
            var world = GeneratedWorldCache.GetOrCreate(seed, Now);
            var resolved = world
                .Tickets.Where(static ticket => ticket is { Type: "incident", Priority: TicketPriority.P2, ResolvedAt: not null })
                .ToArray();
            all.AddRange(resolved.Select(static ticket => ticket.TimeToResolve!.Value.TotalMinutes));
            foreach (
                var anomaly in world.SeededAnomalies!.Where(static anomaly =>
                    anomaly.Kind == SeededAnomalyKind.SlowResolution && anomaly.End < Now.AddDays(-20)
                )
            )
            {
                slow.AddRange(
                    resolved
                        .Where(ticket =>
                            ticket.Application == anomaly.Application && ticket.CreatedAt >= anomaly.Start && ticket.CreatedAt < anomaly.End
                        )
                        .Select(static ticket => ticket.TimeToResolve!.Value.TotalMinutes)
                );
            }
        }

        Assert.True(slow.Count > 20, $"{slow.Count} slow ones");
        Assert.True(slow.Average() > 4 * all.Average(), $"{slow.Average():0} minutes against {all.Average():0}");
    }

    [Fact]
    public void SeededAnomalies_IsNull_ForLoadedDocuments()
    {
        var store = new WorldStore(new IncidentAnalyticsServerOptions { Tickets = ["{}"] });

        Assert.Null(store.Current.SeededAnomalies);
    }
}
