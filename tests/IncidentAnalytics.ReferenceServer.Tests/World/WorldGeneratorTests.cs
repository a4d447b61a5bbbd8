using System.Security.Cryptography;
using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.World;

public sealed class WorldGeneratorTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 34, 56, TimeSpan.Zero);
    private static readonly IReadOnlyList<Ticket> Tickets = WorldGenerator.Generate(seed: 1, Now);

    [Fact]
    public void Generate_IsDeterministic_ForSeedAndClock()
    {
        var bytes = TicketJson.ToJsonLines(Tickets);

        Assert.StartsWith(
            "F1E80BEFE3BA8CB7346B50B26C392B77DC25646D3E3BF02459",
            Convert.ToHexString(SHA256.HashData(bytes)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Generate_IsTheSame_WithinAMinute() =>
        Assert.Equal(TicketJson.ToJsonLines(Tickets), TicketJson.ToJsonLines(WorldGenerator.Generate(seed: 1, Now.AddSeconds(3))));

    [Fact]
    public void Generate_Differs_ForAnotherSeed() =>
        Assert.NotEqual(TicketJson.ToJsonLines(Tickets), TicketJson.ToJsonLines(WorldGenerator.Generate(seed: 2, Now)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-7)]
    [InlineData(long.MaxValue)]
    public void Generate_ReturnsAboutTwentyThousandTickets(long seed) =>
        Assert.InRange(WorldGenerator.Generate(seed, Now).Count, 19_400, 20_600);

    [Fact]
    public void Generate_ReturnsTicketsOfLast120Days_OldestFirst()
    {
        var end = new DateTimeOffset(2026, 3, 2, 12, 34, 0, TimeSpan.Zero);
        Assert.All(Tickets, ticket => Assert.True(ticket.CreatedAt >= end.AddDays(-120) && ticket.CreatedAt < end));
        Assert.Equal(Tickets.Select(static ticket => ticket.CreatedAt).Order(), Tickets.Select(static ticket => ticket.CreatedAt));
        Assert.Equal(Tickets.Count, Tickets.Select(static ticket => ticket.Id).Distinct().Count());
        Assert.True(end - Tickets[^1].CreatedAt < TimeSpan.FromHours(1));
    }

    [Fact]
    public void Generate_ReturnsSameTickets_ForLaterClock()
    {
        var later = WorldGenerator.Generate(seed: 1, Now.AddDays(30)).ToDictionary(static ticket => ticket.Id);
        var common = Tickets.Where(ticket => later.ContainsKey(ticket.Id)).ToList();

        Assert.InRange(common.Count, 14_000, 16_000);
        Assert.All(
            common,
            ticket =>
            {
                var then = later[ticket.Id];
                Assert.Equal(
                    ticket with
                    {
                        Status = then.Status,
                        AcknowledgedAt = then.AcknowledgedAt,
                        ResolvedAt = then.ResolvedAt,
                    },
                    then
                );
                Assert.True(ticket.ResolvedAt is null || ticket.ResolvedAt == then.ResolvedAt);
            }
        );
    }

    [Fact]
    public void Generate_ReturnsFewerTickets_AtNightAndOnWeekends()
    {
        var byHour = Tickets.CountBy(static ticket => ticket.CreatedAt.Hour).ToDictionary();
        var byDay = Tickets.CountBy(static ticket => ticket.CreatedAt.DayOfWeek).ToDictionary();

        Assert.True(byHour[10] > 4 * byHour[3], $"{byHour[10]} at 10, {byHour[3]} at 3");
        Assert.True(
            byDay[DayOfWeek.Monday] > 2 * byDay[DayOfWeek.Sunday],
            $"{byDay[DayOfWeek.Monday]} on Mondays, {byDay[DayOfWeek.Sunday]} on Sundays"
        );
    }

    [Fact]
    public void Generate_ReturnsConsistentTimestampsAndStatuses() =>
        Assert.All(
            Tickets,
            static ticket =>
            {
                Assert.True(ticket.AcknowledgedAt is null || (ticket.AcknowledgedAt > ticket.CreatedAt && ticket.AcknowledgedAt <= Now));
                Assert.True(ticket.ResolvedAt is null || ticket.ResolvedAt <= Now);
                Assert.True(ticket.ResolvedAt is null || ticket.ResolvedAt > ticket.AcknowledgedAt);
                Assert.Equal(ticket.AcknowledgedAt is null, ticket.Status is TicketStatus.New);
                Assert.Equal(ticket.ResolvedAt is not null, ticket.Status is TicketStatus.Resolved or TicketStatus.Closed);
                Assert.Equal(ticket.Region.StartsWith("eu-", StringComparison.Ordinal), ticket.IsEu);
            }
        );

    [Fact]
    public void Generate_UsesEveryValueOfVocabulary()
    {
        Assert.Equal(5, Tickets.DistinctBy(static ticket => ticket.Application).Count());
        Assert.Equal(7, Tickets.DistinctBy(static ticket => ticket.Type).Count());
        Assert.Equal(4, Tickets.DistinctBy(static ticket => ticket.Priority).Count());
        Assert.Equal(5, Tickets.DistinctBy(static ticket => ticket.Status).Count());
        Assert.Equal(5, Tickets.DistinctBy(static ticket => ticket.Region).Count());
    }

    [Fact]
    public void Generate_ReturnsManyTickets_ForApplicationAndDomainsOfVendorExample()
    {
        var seen = Tickets.Count(static ticket =>
            ticket
                is {
                    Application: "atr",
                    AppType: "ec2" or "kubernetes",
                    Domain: "your-domain-1.example.com" or "your-domain-2.example.com",
                    IsEu: false,
                }
        );

        Assert.InRange(seen, 3_000, 6_000);
    }

    [Fact]
    public void Mapping_MatchesFieldsOfDocuments()
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ticket in Tickets)
        {
            foreach (var (field, _) in TicketFields.ToDocument(ticket).Values)
            {
                written.Add(field);
            }
        }

        Assert.Equal(TicketFields.Mapping.Keys.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }
}
