using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Mappings;

/// <summary>Every operation by the name of its mapping: the call and its documented result.</summary>
internal static class MappedOperations
{
    public static IReadOnlyDictionary<string, Func<IncidentAnalyticsClient, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<IncidentAnalyticsClient, CancellationToken, Task>>(
            MappedAnalyticsOperations.All.Select(static o => KeyValuePair.Create(o.Key, OnAnalytics(o.Value))),
            StringComparer.Ordinal
        )
        {
            ["tickets.aggregate"] = AggregateAsync,
            ["events.get_statistics"] = GetStatisticsAsync,
            ["sonar.list_tickets"] = GetTicketPageAsync,

            // The whole list is the documented page and an empty one.
            ["sonar.list_tickets.end"] = ListTicketsAsync,
        };

    private static Func<IncidentAnalyticsClient, CancellationToken, Task> OnAnalytics(
        Func<AnalyticsClient, CancellationToken, Task> call
    ) => (client, token) => call(client.Analytics, token);

    private static async Task AggregateAsync(IncidentAnalyticsClient client, CancellationToken token)
    {
        var byType = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20);
        var daily = Aggregation.DateHistogram("tickets_over_time", "@timestamp", HistogramInterval.Fixed(TimeSpan.FromDays(1)));
        var resolved = Aggregation.Filter("resolved_count", TicketFilter.Term("ticket.resolved", true));

        var tickets = await client.Tickets.AggregateAsync(
            new()
            {
                Application = "atr",
                AppTypes = ["ec2", "kubernetes"],
                Domains = ["your-domain-1.example.com", "your-domain-2.example.com"],
                Range = TimeRange.Last(TimeSpan.FromDays(90)),
                Aggregations = [byType, daily, resolved],
            },
            cancellationToken: token
        );

        Assert.Equal((43L, 9L), (tickets.Total, tickets.Get(resolved).DocCount));
        Assert.Equal([("incident", 41L), ("change", 2L)], tickets.Get(byType).Buckets.Select(static b => (b.Key.ToString(), b.DocCount)));
        Assert.Equal(
            [
                (new DateTimeOffset(2024, 5, 30, 0, 0, 0, TimeSpan.Zero), 19L),
                (new DateTimeOffset(2024, 5, 31, 0, 0, 0, TimeSpan.Zero), 24L),
            ],
            tickets.Get(daily).Buckets.Select(static b => (b.Key, b.DocCount))
        );
    }

    private static async Task GetStatisticsAsync(IncidentAnalyticsClient client, CancellationToken token)
    {
        var statistics = await client.Events.GetStatisticsAsync(
            new() { Range = TimeRange.Last(TimeSpan.FromMinutes(5)), Step = TimeSpan.FromMinutes(1) },
            cancellationToken: token
        );

        Assert.Equal((TimeSpan.FromMinutes(1), 0L), (statistics.Step, statistics.Total));
        Assert.Equal(
            Enumerable.Range(0, 6).Select(static i => new DateTimeOffset(2022, 1, 22, 3, 5 + i, 0, TimeSpan.Zero)),
            statistics.Timestamps
        );
        Assert.Equal([EventSeverity.Minor, EventSeverity.Info], statistics.Series.Select(static s => s.Severity));
        Assert.All(statistics.Series, static s => Assert.Equal([0, 0, 0, 0, 0, 0], s.Values));
        Assert.Null(statistics.GetTotal(EventSeverity.Critical));
    }

    private static async Task GetTicketPageAsync(IncidentAnalyticsClient client, CancellationToken token)
    {
        var page = await client.Sonar.GetTicketPageAsync(new() { PageSize = 10 }, cancellationToken: token);

        Assert.Equal((15L, 1L), (page.TotalCount, page.Next));
        AssertDocumentedTicket(Assert.Single(page.Items));
    }

    private static async Task ListTicketsAsync(IncidentAnalyticsClient client, CancellationToken token) =>
        AssertDocumentedTicket(Assert.Single(await client.Sonar.ListTicketsAsync(cancellationToken: token).ToListAsync(token)));

    private static void AssertDocumentedTicket(SonarTicket ticket)
    {
        Assert.Equal(
            (2L, SonarTicketPriority.Low, SonarTicketStatus.Assigned, SonarTicketFormat.Json, 7L),
            (ticket.Id, ticket.Priority!.Value, ticket.Status!.Value, ticket.Format!.Value, ticket.Count)
        );
        Assert.Equal("Attempt to collect web server settings: 20.0.31.172", ticket.Title);
        var assignee = Assert.Single(ticket.Assignees!);
        Assert.Equal(("Joshua", new Guid("bfd00bb0-be99-4fd5-8380-166f544975fa")), (assignee.UserName, assignee.UserGuid));
        Assert.True(new DateTimeOffset(2022, 9, 14, 17, 34, 19, TimeSpan.FromHours(9)).EqualsExact(ticket.Created!.Value));
        Assert.Equal((null, true, false), (ticket.Closed, ticket.IsAttack, ticket.IsIncident));
    }
}
