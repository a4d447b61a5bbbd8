using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.ReferenceServer.Events;
using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Events;

public sealed class EventRecountTests
{
    private static readonly EventFilter Everything = new(EventSelection.All, Search: "", Criteria: []);

    [Fact]
    public void Statistics_EqualNaiveCount() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true),
            Prop.ForAll(
                Cases(),
                static example =>
                {
                    var request = new EventStatisticsRequest(example.Window, example.Step, Everything, IsDescending: false);
                    var answer = EventStatistics.Count(example.Tickets, request).ToJson(includeSummary: true, emptySeries: []);
                    return JsonNode.DeepEquals(Recount(example), answer);
                }
            )
        );

    /// <summary>Walks through every multiple of the step from the beginning of time, and at each through every ticket.</summary>
    private static JsonObject Recount(Case example)
    {
        var points = new List<long>();
        for (long point = 0; point <= example.Window.End; point += example.Step)
        {
            if (point + example.Step > example.Window.Start)
                points.Add(point);
        }

        var counted = new (string Severity, TicketPriority Priority)[]
        {
            ("Critical", TicketPriority.P1),
            ("Major", TicketPriority.P2),
            ("Minor", TicketPriority.P3),
            ("Info", TicketPriority.P4),
        }
            .Select(level =>
                (
                    level.Severity,
                    Values: points.ConvertAll(point =>
                        example.Tickets.LongCount(ticket =>
                            ticket.Priority == level.Priority
                            && Millis(ticket) is var at
                            && at >= example.Window.Start
                            && at <= example.Window.End
                            && at >= point
                            && at < point + example.Step
                        )
                    )
                )
            )
            .Where(static level => level.Values.Sum() > 0)
            .ToList();
        return new JsonObject
        {
            ["step"] = example.Step,
            ["timestamps"] = Numbers(points),
            ["series"] = new JsonArray([
                .. counted.Select(static level =>
                    (JsonNode)new JsonObject { ["event_severity"] = level.Severity, ["values"] = Numbers(level.Values) }
                ),
            ]),
            ["summary"] = new JsonObject(
                counted.Select(static level => KeyValuePair.Create(level.Severity, (JsonNode?)level.Values.Sum()))
            ),
        };
    }

    private static JsonArray Numbers(IEnumerable<long> numbers) => new([.. numbers.Select(static number => (JsonNode)number)]);

    private static long Millis(Ticket ticket) => ticket.CreatedAt.ToUnixTimeMilliseconds();

    // Small numbers, so that events, ends and points often coincide.
    private static Arbitrary<Case> Cases() =>
        (
            from step in Gen.Choose(1, 40)
            from start in Gen.Choose(0, 200)
            from length in Gen.Frequency((1, Gen.Constant(0)), (9, Gen.Choose(0, 200)))
            from tickets in Gen.ListOf(
                from at in Gen.Choose(0, 420)
                from priority in Gen.Choose(1, 4)
                select (at, (TicketPriority)priority)
            )
            select new Case(
                step,
                new EventTimeWindow(start, start + length),
                [.. tickets.OrderBy(static ticket => ticket.at).Select(static ticket => Made(ticket.at, ticket.Item2))]
            )
        ).ToArbitrary();

    private static Ticket Made(int at, TicketPriority priority) =>
        new()
        {
            Id = 1,
            Type = "incident",
            Category = "network",
            Priority = priority,
            Status = TicketStatus.New,
            Application = "atr",
            AppType = "ec2",
            Domain = "a.example.com",
            Region = "us-east-1",
            IsEu = false,
            IsEscalated = false,
            AffectedUsers = 1,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(at),
            AcknowledgedAt = null,
            ResolvedAt = null,
        };

    private sealed record Case(long Step, EventTimeWindow Window, IReadOnlyList<Ticket> Tickets);
}
