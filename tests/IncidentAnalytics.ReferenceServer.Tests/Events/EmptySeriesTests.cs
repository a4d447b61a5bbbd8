using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Events;

public sealed class EmptySeriesTests
{
    private const string LastFiveMinutes = """{"time_range":"-1.-1.5","step":60000}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EmptySeries_ReturnsZeros_AsInDocumentedExample()
    {
        await using var events = await EventServer.StartAsync([], static options => options.EventEmptySeries = ["Info", "Minor"]);

        // The document's example is about the five minutes up to 2022-01-22 03:10:00Z.
        Assert.Equal(
            """
            {"series":[{"event_severity":"Minor","values":[0,0,0,0,0,0]},{"event_severity":"Info","values":[0,0,0,0,0,0]}],"step":60000,
            "timestamps":[1642820700000,1642820760000,1642820820000,1642820880000,1642820940000,1642821000000]}
            """.ReplaceLineEndings(""),
            await CountAsync(events, """{"time_range":"1642820700000.1642821000000.5","step":60000}""")
        );
    }

    [Fact]
    public async Task EmptySeries_KeepsCountedSeries()
    {
        await using var events = await EventServer.StartAsync([EventServer.Ticket("03:09:00", "P1")]);
        Assert.Equal(["Critical"], await SeveritiesAsync(events));

        events.Server.Events.EmptySeries = ["Critical", "Info"];
        events.Server.Events.SendsSummary = true;
        var answer = JsonNode.Parse(await CountAsync(events, LastFiveMinutes))!;

        Assert.Equal("""{"Critical":1,"Info":0}""", answer["summary"]!.ToJsonString());
        events.Server.Reset();
        Assert.Equal(["Critical"], await SeveritiesAsync(events));
    }

    [Fact]
    public async Task EmptySeries_Throws_WhenSeverityIsUnknown()
    {
        await using var events = await EventServer.StartAsync([]);

        Assert.Throws<ArgumentException>(() => events.Server.Events.EmptySeries = ["Minor", "critical"]);
        Assert.Empty(events.Server.Events.EmptySeries);
        Assert.Equal(
            "EventEmptySeries",
            (
                await Assert.ThrowsAsync<ArgumentException>(() =>
                    IncidentAnalyticsServer.StartAsync(new() { EventEmptySeries = ["Fatal"] }, Ct)
                )
            ).ParamName
        );
    }

    private static async Task<string> CountAsync(EventServer events, string body)
    {
        using var response = await events.SendAsync(body);
        return await response.Content.ReadAsStringAsync(Ct);
    }

    private static async Task<string[]> SeveritiesAsync(EventServer events)
    {
        using var response = await events.SendAsync(LastFiveMinutes);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return
        [
            .. answer.GetProperty("series").EnumerateArray().Select(static series => series.GetProperty("event_severity").GetString()!),
        ];
    }
}
