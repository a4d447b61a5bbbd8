using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using ModelContextProtocol;
using Xunit;
using static IncidentAnalytics.IntegrationTests.Examples.McpServer.ToolResults;

namespace IncidentAnalytics.IntegrationTests.Examples.McpServer;

/// <summary>The tools that change something.</summary>
public sealed class WriteToolTests : ReferenceFixture
{
    [Theory]
    [InlineData("acknowledge_anomaly")]
    [InlineData("resolve_anomaly")]
    public async Task CallTool_IsRefused_WithoutWrites(string tool)
    {
        await using var session = await ToolSession.StartAsync(Client, Clock);

        await Assert.ThrowsAsync<McpProtocolException>(() => session.CallAsync(tool, new { id = "a" }));

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task ListTools_MarksToolsThatWrite()
    {
        await using var session = await ToolSession.StartAsync(Client, Clock, allowWrites: true);

        var tools = await session.Assistant.ListToolsAsync(cancellationToken: Token);

        Assert.Equal(
            ["acknowledge_anomaly", "resolve_anomaly"],
            tools
                .Where(static tool => tool.ProtocolTool.Annotations is { ReadOnlyHint: not true, DestructiveHint: true })
                .Select(static tool => tool.Name)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task CallTool_ChangesTheAnomaly_WithWrites()
    {
        await using var session = await ToolSession.StartAsync(Client, Clock, allowWrites: true);
        var query = new AnomalyDetectionQuery { Status = AnomalyStatus.Detected, PageSize = 1 };
        var anomaly = Assert.Single((await Client.Analytics.AnomalyDetections.GetPageAsync(query, cancellationToken: Token)).Items);

        var acknowledged = AssertContent(await session.CallAsync("acknowledge_anomaly", new { id = anomaly.Id }));
        var resolved = AssertContent(await session.CallAsync("resolve_anomaly", new { id = anomaly.Id }));

        Assert.Equal("INVESTIGATING", acknowledged.GetProperty("status").GetString());
        Assert.Equal((anomaly.Id, "RESOLVED"), (resolved.GetProperty("id").GetString(), resolved.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("{}", "id is required.")]
    [InlineData("""{"id":7}""", "id must be a string, not 7.")]
    [InlineData("""{"id":"unknown"}""", "There is no such item. analytics.anomaly_detections.resolve: HTTP 404")]
    public async Task CallTool_TellsWhatIsWrongWithTheId(string arguments, string expected)
    {
        await using var session = await ToolSession.StartAsync(Client, Clock, allowWrites: true);

        var result = await session.CallAsync("resolve_anomaly", System.Text.Json.JsonDocument.Parse(arguments).RootElement);

        Assert.StartsWith(expected, AssertError(result), StringComparison.Ordinal);
    }
}
