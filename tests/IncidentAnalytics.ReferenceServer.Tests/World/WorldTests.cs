using System.Security.Cryptography;
using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.World;

public sealed class WorldTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 34, 56, TimeSpan.Zero);
    private static readonly IReadOnlyList<Ticket> Tickets = WorldGenerator.Generate(seed: 1, Now);

    [Fact]
    public void The_same_seed_and_clock_give_the_same_bytes()
    {
        var bytes = JsonLinesSink.Write(Tickets);

        Assert.StartsWith(
            "F1E80BEFE3BA8CB7346B50B26C392B77DC25646D3E3BF02459",
            Convert.ToHexString(SHA256.HashData(bytes)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Another_second_of_the_same_minute_gives_the_same_bytes() =>
        Assert.Equal(JsonLinesSink.Write(Tickets), JsonLinesSink.Write(WorldGenerator.Generate(seed: 1, Now.AddSeconds(3))));

    [Fact]
    public void Another_seed_gives_another_world() =>
        Assert.NotEqual(JsonLinesSink.Write(Tickets), JsonLinesSink.Write(WorldGenerator.Generate(seed: 2, Now)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-7)]
    [InlineData(long.MaxValue)]
    public void There_are_about_twenty_thousand_tickets(long seed) =>
        Assert.InRange(WorldGenerator.Generate(seed, Now).Count, 19_400, 20_600);

    [Fact]
    public void Tickets_lie_in_the_last_120_days_oldest_first()
    {
        var end = new DateTimeOffset(2026, 3, 2, 12, 34, 0, TimeSpan.Zero);
        Assert.All(Tickets, ticket => Assert.True(ticket.CreatedAt >= end.AddDays(-120) && ticket.CreatedAt < end));
        Assert.Equal(Tickets.Select(static ticket => ticket.CreatedAt).Order(), Tickets.Select(static ticket => ticket.CreatedAt));
        Assert.Equal(Tickets.Count, Tickets.Select(static ticket => ticket.Id).Distinct().Count());
        Assert.True(end - Tickets[^1].CreatedAt < TimeSpan.FromHours(1));
    }

    [Fact]
    public void A_ticket_is_the_same_whenever_the_world_was_made()
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
    public void Nights_and_weekends_are_quiet()
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
    public void What_happened_to_a_ticket_is_consistent() =>
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
    public void Every_value_of_the_vocabulary_occurs()
    {
        Assert.Equal(5, Tickets.DistinctBy(static ticket => ticket.Application).Count());
        Assert.Equal(7, Tickets.DistinctBy(static ticket => ticket.Type).Count());
        Assert.Equal(4, Tickets.DistinctBy(static ticket => ticket.Priority).Count());
        Assert.Equal(5, Tickets.DistinctBy(static ticket => ticket.Status).Count());
        Assert.Equal(5, Tickets.DistinctBy(static ticket => ticket.Region).Count());
    }

    [Fact]
    public void The_application_and_the_domains_of_the_vendors_example_have_many_tickets()
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
    public void Every_field_has_a_type_and_every_type_a_field()
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ticket in Tickets)
        {
            TicketFields.Write(ticket, new NameSink(written));
        }

        Assert.Equal(TicketFields.Mapping.Keys.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    private sealed class NameSink(HashSet<string> names) : ITicketFieldSink
    {
        public void Add(string field, string value) => names.Add(field);

        public void Add(string field, bool value) => names.Add(field);

        public void Add(string field, long value) => names.Add(field);

        public void Add(string field, double value) => names.Add(field);

        public void Add(string field, DateTimeOffset value) => names.Add(field);
    }
}
