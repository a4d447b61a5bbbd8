using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.IntegrationTests;

/// <summary>The three services count the same tickets.</summary>
public sealed class OneWorldTests : ReferenceFixture
{
    private static readonly string[] Applications = ["atr", "billing", "checkout", "identity", "search"];

    private static readonly (string Priority, EventSeverity Severity, SonarTicketPriority Sonar)[] Priorities =
    [
        ("P1", EventSeverity.Critical, SonarTicketPriority.High),
        ("P2", EventSeverity.Major, SonarTicketPriority.High),
        ("P3", EventSeverity.Minor, SonarTicketPriority.Medium),
        ("P4", EventSeverity.Info, SonarTicketPriority.Low),
    ];

    /// <summary>Windows in hours before now: the start and the exclusive end.</summary>
    public static TheoryData<int, int> Windows =>
        new()
        {
            { 1, 0 },
            { 24, 23 },
            { 24, 0 },
            { 24 * 8, 24 * 3 },
            { 24 * 110, 24 * 90 },
        };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task Services_CountTheSame_InAWindow(int from, int to)
    {
        // The aggregation leaves its end out, events count to the millisecond, Sonar to the second: three ways to say one window.
        var (start, end) = (Clock.GetUtcNow().AddHours(-from), Clock.GetUtcNow().AddHours(-to));
        var aggregated = await AggregateAsync(TimeRange.Between(start, end), Applications);
        var events = await Client.Events.GetStatisticsAsync(
            new() { Range = EventTimeRange.Between(start, end.AddMilliseconds(-1)), Step = TimeSpan.FromHours(1) },
            cancellationToken: Token
        );
        var tickets = await Client
            .Sonar.ListTicketsAsync(new() { Range = TimeRange.Between(start, end.AddSeconds(-1)) }, cancellationToken: Token)
            .ToListAsync(Token);

        Assert.InRange(tickets.Count, 1, Server.TicketCount - 1);
        Assert.Equal(tickets.Count, aggregated.Values.Sum());
        Assert.Equal(tickets.Count, events.Total);
        Assert.All(Priorities, p => Assert.Equal(aggregated.GetValueOrDefault(p.Priority), events.GetTotal(p.Severity) ?? 0));
        Assert.All(
            Priorities.GroupBy(static p => p.Sonar),
            group => Assert.Equal(group.Sum(p => aggregated.GetValueOrDefault(p.Priority)), tickets.LongCount(t => t.Priority == group.Key))
        );
    }

    [Fact]
    public async Task Events_MatchSonarsTickets_OneByOne()
    {
        using var http = Server.CreateHttpClient();
        using var listed = JsonDocument.Parse(await http.GetStringAsync(new Uri("/_reference/events?limit=300", UriKind.Relative), Token));
        var events = listed.RootElement.GetProperty("events").EnumerateArray().ToArray();

        var page = await Client.Sonar.GetTicketPageAsync(
            new() { SortDirection = SonarSortDirection.Descending, PageSize = 300 },
            cancellationToken: Token
        );

        Assert.Equal(listed.RootElement.GetProperty("total").GetInt64(), page.TotalCount);
        Assert.Equal(300, events.Length);
        Assert.Equal(events.Select(Told), page.Items.Select(static t => (t.Id, t.Created, t.Priority)));
        Assert.Equal(3, page.Items.Select(static t => t.Priority).Distinct().Count());
    }

    [Fact]
    public async Task Alarms_AreActive_WhileTheirTicketIsOpen()
    {
        var window = TimeRange.Last(TimeSpan.FromDays(30));
        var events = await Client.Events.GetStatisticsAsync(
            new()
            {
                Range = window,
                Step = TimeSpan.FromHours(1),
                Type = EventType.ActiveAlert,
            },
            cancellationToken: Token
        );

        var open = await Client
            .Sonar.ListTicketsAsync(
                new() { Range = window, Statuses = [SonarTicketStatus.New, SonarTicketStatus.Assigned, SonarTicketStatus.InProgress] },
                cancellationToken: Token
            )
            .ToListAsync(Token);

        string[] alarms = ["Threat", "Incident", "Problem"];
        Assert.True(events.Total > 10);
        Assert.Equal(events.Total, open.Count(t => alarms.Contains(t.RepoName, StringComparer.Ordinal)));
    }

    [Fact]
    public async Task LoadTickets_FeedsEventsAndSonarToo()
    {
        Server.LoadTickets([
            """{"@timestamp":"2026-03-02T11:30:00.500Z","ticket.id":"TCK-7","ticket.priority":"P1","application":"atr","app_type":"ec2","domain":"d"}""",
            """{"@timestamp":"2026-03-02T11:31:00Z","ticket.id":"TCK-8","ticket.priority":"P4","application":"atr","app_type":"ec2","domain":"d"}""",
        ]);
        var hour = TimeRange.Between(Clock.GetUtcNow().AddHours(-1), Clock.GetUtcNow());

        var tickets = await Client.Sonar.ListTicketsAsync(new() { Range = hour }, cancellationToken: Token).ToListAsync(Token);
        var events = await Client.Events.GetStatisticsAsync(
            new() { Range = hour, Step = TimeSpan.FromMinutes(1) },
            cancellationToken: Token
        );

        Assert.Equal(
            [(7, SonarTicketPriority.High), (8, SonarTicketPriority.Low)],
            tickets.Select(static t => (t.Id!.Value, t.Priority!.Value))
        );
        Assert.Equal((1L, 1L, 2L), (events.GetTotal(EventSeverity.Critical), events.GetTotal(EventSeverity.Info), events.Total));
        Assert.Equal(
            [("P1", 1L), ("P4", 1L)],
            (await AggregateAsync(hour, "atr")).OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => (p.Key, p.Value))
        );
    }

    private async Task<Dictionary<string, long>> AggregateAsync(TimeRange window, params string[] applications)
    {
        var byPriority = Aggregation.Terms("by_priority", "ticket.priority");
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var application in applications)
        {
            var request = new TicketAggregationRequest
            {
                Application = application,
                Range = window,
                IncludesEu = true,
                Aggregations = [byPriority],
            };
            var answer = await Client.Tickets.AggregateAsync(request, cancellationToken: Token);
            foreach (var bucket in answer.Get(byPriority).Buckets)
                counts[bucket.Key.ToString()] = counts.GetValueOrDefault(bucket.Key.ToString()) + bucket.DocCount;
        }

        return counts;
    }

    private static (long?, DateTimeOffset?, SonarTicketPriority?) Told(JsonElement item)
    {
        var metadata = item.GetProperty("metadata");
        var severity = new EventSeverity(metadata.GetProperty("event_severity").GetString()!);
        var seconds = item.GetProperty("starts_at").GetInt64() / 1000;
        return (
            long.Parse(metadata.GetProperty("ticket_id").GetString()!["TCK-".Length..], CultureInfo.InvariantCulture),
            DateTimeOffset.FromUnixTimeSeconds(seconds),
            Priorities.Single(p => p.Severity == severity).Sonar
        );
    }
}
