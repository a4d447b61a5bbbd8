using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.World;

public sealed class PlantingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 34, 56, TimeSpan.Zero);

    [Fact]
    public void A_few_are_planted_in_every_month_and_all_kinds_occur()
    {
        var plants = GeneratedWorlds.Get(seed: 1, Now).Planted!;

        Assert.InRange(plants.Count, 14, 18);
        Assert.Equal(3, plants.DistinctBy(static plant => plant.Kind).Count());
        Assert.All(plants, plant => Assert.True(plant.Start >= Now.AddDays(-121) && plant.End <= Now && plant.Start < plant.End));
        Assert.Equal(plants.OrderBy(static plant => plant.Start), plants);
    }

    [Fact]
    public void What_was_planted_does_not_depend_on_the_clock()
    {
        var later = Planting.Between(1, Now.AddDays(-90), Now.AddDays(30));

        Assert.Equal(
            Planting.Between(1, Now.AddDays(-120), Now).Where(plant => plant.Start >= Now.AddDays(-90)),
            later.Where(static plant => plant.End <= Now)
        );
        Assert.NotEqual(later, Planting.Between(2, Now.AddDays(-90), Now.AddDays(30)));
    }

    [Fact]
    public void A_burst_is_many_incidents_of_its_subject()
    {
        var world = GeneratedWorlds.Get(seed: 1, Now);
        foreach (var plant in world.Planted!.Where(static plant => plant.Kind != PlantedKind.SlowResolution))
        {
            var count = world.Tickets.Count(ticket =>
                ticket.Type == "incident"
                && ticket.Category == plant.Category
                && (plant.Application ?? ticket.Application) == ticket.Application
                && ticket.CreatedAt >= plant.Start
                && ticket.CreatedAt < plant.End
            );
            Assert.True(count >= 7, $"{count} in {plant}");
        }
    }

    [Fact]
    public void Slow_resolutions_take_several_times_as_long()
    {
        var (slow, all) = (new List<double>(), new List<double>());
        for (var seed = 1; seed <= 4; seed++)
        {
            // Long before the end, so that what takes long has come to its end as well.
            var world = GeneratedWorlds.Get(seed, Now);
            var resolved = world
                .Tickets.Where(static ticket => ticket is { Type: "incident", Priority: TicketPriority.P2, ResolvedAt: not null })
                .ToArray();
            all.AddRange(resolved.Select(static ticket => ticket.TimeToResolve!.Value.TotalMinutes));
            foreach (
                var plant in world.Planted!.Where(static plant => plant.Kind == PlantedKind.SlowResolution && plant.End < Now.AddDays(-20))
            )
            {
                slow.AddRange(
                    resolved
                        .Where(ticket =>
                            ticket.Application == plant.Application && ticket.CreatedAt >= plant.Start && ticket.CreatedAt < plant.End
                        )
                        .Select(static ticket => ticket.TimeToResolve!.Value.TotalMinutes)
                );
            }
        }

        Assert.True(slow.Count > 20, $"{slow.Count} slow ones");
        Assert.True(slow.Average() > 4 * all.Average(), $"{slow.Average():0} minutes against {all.Average():0}");
    }

    [Fact]
    public void Loaded_documents_have_no_truth()
    {
        var store = new WorldStore(new IncidentAnalyticsServerOptions { Tickets = ["{}"] });

        Assert.Null(store.Current.Planted);
    }
}
