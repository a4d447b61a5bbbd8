using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Events;

/// <summary>The generated world, whose numbers may change: what is held is what they have to do with each other.</summary>
public sealed class EventWorldTests
{
    private static readonly string[] Applications = ["atr", "billing", "checkout", "identity", "search"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statistics_AgreeWithAggregationOfTickets()
    {
        await using var events = await EventServer.StartAsync();
        var end = EventServer.Now - (EventServer.Now % 60_000);
        var start = end - (30L * 24 * 60 * 60_000);
        var counted = await events.CountAsync($$"""{"time_range":"{{start}}.{{end - 1}}.43200","step":3600000}""");
        var active = await events.CountAsync($$"""{"time_range":"{{start}}.{{end - 1}}.43200","step":3600000}""", "?type=active_alert");
        var history = await events.CountAsync($$"""{"time_range":"{{start}}.{{end - 1}}.43200","step":3600000}""", "?type=history_alert");

        var (byPriority, activeAlarms, historyAlarms) = await AggregateAsync(events, start, end);

        Assert.Equal(["Critical", "Major", "Minor", "Info"], Totals(counted).Keys);
        Assert.Equal(byPriority, Totals(counted).Values);
        Assert.Equal(activeAlarms, Totals(active).Values.Sum());
        Assert.Equal(historyAlarms, Totals(history).Values.Sum());
        Assert.True(activeAlarms > 0 && historyAlarms > activeAlarms && activeAlarms + historyAlarms < byPriority.Sum());
    }

    [Fact]
    public async Task Statistics_FindEventByTicketId()
    {
        await using var events = await EventServer.StartAsync();
        var list = await events.Http.GetFromJsonAsync<JsonElement>("/_reference/events?limit=40", Ct);

        Assert.Equal(events.Server.TicketCount, list.GetProperty("total").GetInt32());
        Assert.Equal(40, list.GetProperty("events").GetArrayLength());
        foreach (var item in list.GetProperty("events").EnumerateArray())
        {
            var metadata = item.GetProperty("metadata");
            var start = item.GetProperty("starts_at").GetInt64();
            var counted = await events.CountAsync(
                $$"""
                {"time_range":"{{start}}.{{start}}.1","step":60000,"metadata_relation":
                [{"key":"ticket_id","value":["{{metadata.GetProperty("ticket_id").GetString()}}"],"relation":"AND"}]}
                """
            );
            var series = Assert.Single(counted.GetProperty("series").EnumerateArray());
            Assert.Equal(metadata.GetProperty("event_severity").GetString(), series.GetProperty("event_severity").GetString());
            Assert.Equal(start - (start % 60_000), Assert.Single(counted.GetProperty("timestamps").EnumerateArray()).GetInt64());
        }
    }

    [Fact]
    public async Task ListEvents_ReturnsAllMetadata()
    {
        await using var events = await EventServer.StartAsync([
            EventServer.Ticket(
                "03:00:00.250",
                "P1",
                """ "ticket.id":"TCK-11","ticket.type":"incident","ticket.category":"database","application":"atr","app_type":"rds","domain":"b.example.com","region":"us-east-1" """
            ),
            EventServer.Ticket("03:00:00.500", "P2", "\"ticket.type\":\"alert\",\"ticket.resolved_at\":\"2022-01-22T03:05:00Z\""),
            EventServer.Ticket("03:00:00.750", "P4", "\"ticket.type\":\"change\""),
            EventServer.Ticket("03:00:01", "P4", "\"ticket.status\":\"closed\""),
        ]);

        var list = JsonNode.Parse(await events.Http.GetStringAsync("/_reference/events", Ct))!;

        Assert.Equal([null, 1642820400750, 1642820700000, 0], list["events"]!.AsArray().Select(static item => (long?)item!["ends_at"]));
        Assert.Equal(
            """
            {"starts_at":1642820400250,"ends_at":0,"metadata":{"event_name":"database_incident","event_severity":"Critical","event_type":"alarm",
            "resource_provider":"atr","resource_type":"rds","resource_id":"us-east-1/b.example.com","ticket_id":"TCK-11","ticket_type":"incident",
            "ticket_category":"database","ticket_priority":"P1","domain":"b.example.com","region":"us-east-1"}}
            """.ReplaceLineEndings(""),
            list["events"]![3]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task ListEvents_Returns400_WhenLimitIsInvalid(string limit)
    {
        await using var events = await EventServer.StartAsync([]);

        using var response = await events.Http.GetAsync("/_reference/events?limit=" + limit, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Statistics_CountLoadedTickets()
    {
        await using var events = await EventServer.StartAsync([EventServer.Ticket("03:00:00", "P1")]);

        events.Server.LoadTickets([EventServer.Ticket("02:59:59", "P2")], append: true);
        Assert.Equal("Critical 1, Major 1", await events.TotalsAsync());
        events.Server.LoadTickets([EventServer.Ticket("03:00:00", "P3")]);
        Assert.Equal("Minor 1", await events.TotalsAsync());
        events.Server.Reset();
        Assert.Equal("Critical 1", await events.TotalsAsync());
    }

    private static Dictionary<string, long> Totals(JsonElement counted) =>
        counted
            .GetProperty("series")
            .EnumerateArray()
            .ToDictionary(
                static series => series.GetProperty("event_severity").GetString()!,
                static series => series.GetProperty("values").EnumerateArray().Sum(static value => value.GetInt64())
            );

    /// <summary>Over all applications: tickets by priority from P1 on, alarms whose ticket is unresolved, alarms whose ticket is resolved.</summary>
    private static async Task<(long[] ByPriority, long Active, long History)> AggregateAsync(EventServer events, long start, long end)
    {
        var byPriority = new long[4];
        var (active, history) = (0L, 0L);
        events.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            await TokenRequests.TokenAsync(events.Http)
        );
        foreach (var application in Applications)
        {
            var request = new JsonObject
            {
                ["application"] = application,
                ["start_time"] = Text(start),
                ["end_time"] = Text(end),
                ["includes_eu"] = true,
                ["aggs"] = JsonNode.Parse(
                    """
                    {"by_priority":{"terms":{"field":"ticket.priority"}},
                    "alarms":{"filter":{"terms":{"ticket.type":["incident","alert","problem"]}},"aggs":{"resolved":{"filter":{"term":{"ticket.resolved":true}}}}}}
                    """
                ),
            };
            using var response = await events.Http.PostAsJsonAsync("/v3/tickets/aggs", request, Ct);
            var aggregations = (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("data").GetProperty("aggregations");
            foreach (var bucket in aggregations.GetProperty("by_priority").GetProperty("buckets").EnumerateArray())
                byPriority[bucket.GetProperty("key").GetString()![1] - '1'] += bucket.GetProperty("doc_count").GetInt64();
            var resolved = aggregations.GetProperty("alarms").GetProperty("resolved").GetProperty("doc_count").GetInt64();
            history += resolved;
            active += aggregations.GetProperty("alarms").GetProperty("doc_count").GetInt64() - resolved;
        }

        return (byPriority, active, history);
    }

    private static string Text(long millis) =>
        DateTimeOffset.FromUnixTimeMilliseconds(millis).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
