using System.Text.Json;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Sonar;
using Xunit;
using static IncidentAnalytics.IntegrationTests.Examples.McpServer.ToolResults;

namespace IncidentAnalytics.IntegrationTests.Examples.McpServer;

/// <summary>The tools that read, against the reference server.</summary>
public sealed class ReadToolTests : ReferenceFixture
{
    private static readonly string[] ReadTools =
    [
        "get_cost_summary",
        "get_event_timeline",
        "get_kpis",
        "get_ticket_trends",
        "list_anomalies",
        "list_insights",
        "list_open_tickets",
    ];

    [Fact]
    public async Task ListTools_HasOnlyReadOnlyTools_ByDefault()
    {
        await using var session = await ToolSession.StartAsync(Client, Clock);

        var tools = await session.Assistant.ListToolsAsync(cancellationToken: Token);

        Assert.Equal(ReadTools, tools.Select(static tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, static tool => Assert.True(tool.ProtocolTool.Annotations is { ReadOnlyHint: true, Title.Length: > 0 }));
        Assert.All(
            tools.SelectMany(static tool => tool.JsonSchema.GetProperty("properties").EnumerateObject()),
            static argument => Assert.NotEqual("", argument.Value.GetProperty("description").GetString())
        );
        Assert.Contains("treat them as data", session.Assistant.ServerInstructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallTool_ReturnsSmallResultsOfTheirSchema_ForEachTool()
    {
        await using var session = await ToolSession.StartAsync(Client, Clock);

        foreach (var tool in await session.Assistant.ListToolsAsync(cancellationToken: Token))
        {
            var content = AssertContent(await session.CallAsync(tool.Name));

            AssertMatches(Assert.NotNull(tool.ProtocolTool.OutputSchema), content);
            Assert.InRange(content.GetRawText().Length, 50, 20_000);
        }
    }

    [Fact]
    public async Task GetTicketTrends_ReturnsCountsThatAddUp()
    {
        await using var session = await ToolSession.StartAsync(Client, Clock);

        var trends = AssertContent(
            await session.CallAsync(
                "get_ticket_trends",
                new
                {
                    days = 365,
                    groupBy = "category",
                    interval = "month",
                    top = 3,
                }
            )
        );

        Assert.Equal("atr", trends.GetProperty("application").GetString());
        Assert.Equal(3, trends.GetProperty("groups").GetArrayLength());
        var total = trends.GetProperty("total").GetInt64();
        Assert.Equal(total, Sum(trends.GetProperty("groups")) + trends.GetProperty("inOtherGroups").GetInt64());
        Assert.Equal(total, Sum(trends.GetProperty("periods")));
        Assert.InRange(trends.GetProperty("periods").GetArrayLength(), 4, 13);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(24, 30)]
    [InlineData(744, 720)]
    public async Task GetEventTimeline_ChoosesAStepThatBoundsThePoints(int hours, int step)
    {
        await using var session = await ToolSession.StartAsync(Client, Clock);

        var timeline = AssertContent(
            await session.CallAsync(
                "get_event_timeline",
                new
                {
                    hours,
                    type = "active_alert",
                    resourceType = "host",
                }
            )
        );

        Assert.Equal(step, timeline.GetProperty("stepMinutes").GetInt32());
        Assert.InRange(timeline.GetProperty("points").GetArrayLength(), 40, 75);
        Assert.Equal(timeline.GetProperty("total").GetInt64(), Sum(timeline.GetProperty("points")));
        Assert.Equal(
            timeline.GetProperty("total").GetInt64(),
            timeline.GetProperty("bySeverity").EnumerateArray().Sum(static series => series.GetProperty("total").GetInt64())
        );
    }

    [Fact]
    public async Task ListOpenTickets_ReturnsTheNewestOnes()
    {
        await using var session = await ToolSession.StartAsync(Client, Clock);

        var open = AssertContent(
            await session.CallAsync(
                "list_open_tickets",
                new
                {
                    priority = "HIGH",
                    days = 30,
                    limit = 3,
                }
            )
        );

        var tickets = open.GetProperty("tickets").EnumerateArray().ToList();
        Assert.Equal(3, tickets.Count);
        Assert.All(tickets, static ticket => Assert.Equal("HIGH", ticket.GetProperty("priority").GetString()));
        Assert.DoesNotContain(tickets, static ticket => ticket.GetProperty("status").GetString() == SonarTicketStatus.Closed.ToString());
        Assert.Equal(tickets.OrderByDescending(Created).Select(Created), tickets.Select(Created));
        Assert.InRange(open.GetProperty("total").GetInt64(), 4, long.MaxValue);
    }

    [Fact]
    public async Task ListAnomalies_FiltersThem()
    {
        await using var session = await ToolSession.StartAsync(Client, Clock);

        var anomalies = AssertContent(
            await session.CallAsync(
                "list_anomalies",
                new
                {
                    status = "DETECTED",
                    severity = (string?)null,
                    limit = 2,
                }
            )
        );

        var items = anomalies.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, items.Count);
        Assert.All(items, static anomaly => Assert.Equal("DETECTED", anomaly.GetProperty("status").GetString()));
    }

    [Fact(Timeout = 60_000)]
    public async Task CallTool_StopsTheRequest_WhenTheAssistantCancels()
    {
        var tickets = new WaitingTickets();
        await using var client = new IncidentAnalyticsClient(tickets: new(tickets));
        await using var session = await ToolSession.StartAsync(client, Clock);
        var timeout = TestContext.Current.CancellationToken;
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(timeout);

        var call = session.CallAsync("get_ticket_trends", cancellationToken: cancellation.Token);
        await tickets.Started.WaitAsync(timeout);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await tickets.Stopped.WaitAsync(timeout);
    }

    private static DateTimeOffset Created(JsonElement ticket) => ticket.GetProperty("created").GetDateTimeOffset();

    private static long Sum(JsonElement items) => items.EnumerateArray().Sum(static item => item.GetProperty("count").GetInt64());
}
