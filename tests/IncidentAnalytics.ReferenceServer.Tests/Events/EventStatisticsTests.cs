using System.Text.Json;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Events;

public sealed class EventStatisticsTests
{
    private const string Example = """
        {
          "time_range" : "-1.-1.5",
          "step" : 60000
        }
        """;

    private static readonly string[] Tickets =
    [
        EventServer.Ticket("03:05:36.999", "P3"),
        EventServer.Ticket("03:05:37", "P3"),
        EventServer.Ticket("03:06:00", "P4"),
        EventServer.Ticket("03:06:59.999", "P4"),
        EventServer.Ticket("03:10:37", "P3"),
        EventServer.Ticket("03:10:37.001", "P1"),
        """{"no":"instant"}""",
    ];

    [Fact]
    public async Task Statistics_IncludeBothEndsOfWindow()
    {
        await using var events = await EventServer.StartAsync(Tickets);

        Assert.Equal(
            """
            {"series":[{"event_severity":"Minor","values":[1,0,0,0,0,1]},{"event_severity":"Info","values":[0,2,0,0,0,0]}],"step":60000,
            "timestamps":[1642820700000,1642820760000,1642820820000,1642820880000,1642820940000,1642821000000]}
            """.ReplaceLineEndings(""),
            await events.TextAsync(Example)
        );
    }

    [Fact]
    public async Task Statistics_HaveTimestampsAndNoSeries_WithoutEvents()
    {
        await using var events = await EventServer.StartAsync([]);

        Assert.Equal(
            """{"series":[],"step":120000,"timestamps":[1642820640000,1642820760000,1642820880000,1642821000000]}""",
            await events.TextAsync("""{"time_range":"-1.-1.5","step":120000}""")
        );
    }

    [Fact]
    public async Task Statistics_AlignPointsToStep()
    {
        await using var events = await EventServer.StartAsync(Tickets);

        Assert.Equal(
            """{"series":[{"event_severity":"Minor","values":[2]},{"event_severity":"Info","values":[2]}],"step":7200000,"timestamps":[1642816800000]}""",
            await events.TextAsync("""{"time_range":"-1.-1.5","step":7200000}""")
        );
        Assert.Equal(
            $$"""{"series":[{"event_severity":"Minor","values":[2]},{"event_severity":"Info","values":[2]}],"step":{{long.MaxValue}},"timestamps":[0]}""",
            await events.TextAsync($$"""{"time_range":"-1.-1.5","step":{{long.MaxValue}}}""")
        );
    }

    [Fact]
    public async Task Statistics_FollowClockOfServer()
    {
        await using var events = await EventServer.StartAsync(Tickets);

        events.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("Critical 1, Minor 1, Info 2", await TotalsAsync(events, Example));
    }

    [Fact]
    public async Task Statistics_CountAlarmAsActive_UntilTicketIsResolved()
    {
        const string Resolved = "\"ticket.resolved_at\":\"2022-01-22T03:09:00Z\"";
        await using var events = await EventServer.StartAsync([
            EventServer.Ticket("03:00:00", "P1", "\"ticket.type\":\"incident\""),
            EventServer.Ticket("03:00:00", "P2", "\"ticket.type\":\"alert\"," + Resolved),
            EventServer.Ticket("03:00:00", "P2", "\"ticket.type\":\"outage\",\"ticket.status\":\"closed\""),
            EventServer.Ticket("03:00:00", "P2", "\"ticket.type\":\"problem\",\"ticket.status\":\"resolved\""),
            EventServer.Ticket("03:00:00", "P3", "\"ticket.type\":\"problem\",\"ticket.status\":\"on_hold\""),
            EventServer.Ticket("03:00:00", "P4", "\"ticket.type\":\"change\""),
            EventServer.Ticket("03:00:00", "P4", "\"ticket.type\":\"service_request\"," + Resolved),
            EventServer.Ticket("03:00:00", "P4", "\"ticket.type\":\"access_request\""),
            EventServer.Ticket("03:00:00", "P4", "\"ticket.type\":\"maintenance\""),
        ]);

        Assert.Equal("Critical 1, Minor 1", await events.TotalsAsync(query: "?type=active_alert"));
        Assert.Equal("Major 3", await events.TotalsAsync(query: "?type=history_alert"));
        Assert.Equal("Critical 1, Major 3, Minor 1, Info 4", await events.TotalsAsync());
        Assert.Equal("Critical 1, Major 3, Minor 1, Info 4", await events.TotalsAsync(query: "?type="));
        Assert.Equal("Critical 1, Major 3, Minor 1, Info 4", await events.TotalsAsync(query: "?type=ACTIVE_ALERT"));
        Assert.Equal("Critical 1, Major 3, Minor 1, Info 4", await events.TotalsAsync(query: "?type=active_alert&type=history_alert"));
    }

    [Fact]
    public async Task Statistics_IncludeSummary_WhenEnabled()
    {
        await using var events = await EventServer.StartAsync(Tickets, static options => options.EventSummary = true);

        Assert.EndsWith(",\"summary\":{\"Minor\":2,\"Info\":2}}", await events.TextAsync(Example), StringComparison.Ordinal);
        events.Server.Events.SendsSummary = false;
        Assert.DoesNotContain("summary", await events.TextAsync(Example), StringComparison.Ordinal);
        events.Server.Reset();
        Assert.Contains("summary", await events.TextAsync(Example), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_IgnoreNullAndUnknownMembers()
    {
        await using var events = await EventServer.StartAsync(Tickets);
        var plain = await events.TextAsync(Example);

        Assert.Equal(
            plain,
            await events.TextAsync("""{"time_range":"-1.-1.5","step":60000,"search":null,"sort":null,"metadata_relation":null,"other":7}""")
        );
        Assert.Equal(
            plain,
            await events.TextAsync(
                """{"time_range":"-1.-1.5","step":60000,"search":"","sort":{"order_by":null,"order":null},"metadata_relation":[]}"""
            )
        );
    }

    [Fact]
    public async Task Statistics_AcceptContentTypeWithCharset()
    {
        await using var events = await EventServer.StartAsync(Tickets);

        using var response = await events.SendAsync(Example, contentType: "application/json; charset=utf-8");

        Assert.True(response.IsSuccessStatusCode);
    }

    private static async Task<string> TotalsAsync(EventServer events, string body)
    {
        var answer = JsonSerializer.Deserialize<JsonElement>(await events.TextAsync(body));
        return string.Join(
            ", ",
            answer
                .GetProperty("series")
                .EnumerateArray()
                .Select(static series =>
                    $"{series.GetProperty("event_severity").GetString()} {series.GetProperty("values").EnumerateArray().Sum(static value => value.GetInt64())}"
                )
        );
    }
}
