using System.Net;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>The service's documented example, without the reference server.</summary>
public sealed class DocumentedCallTests
{
    private const string DocumentedBody = """
        {
          "time_range" : "-1.-1.5",
          "step" : 60000
        }
        """;

    private readonly ScriptedHandler _server = TestEvents.Server();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public async Task GetStatisticsAsync_SendsDocumentedRequest(string culture)
    {
        using var _ = new CultureScope(culture);
        _server.Respond(HttpStatusCode.OK, DocumentedSample.ReadResponse("events.get_statistics"));
        using var client = TestEvents.Create(
            _server,
            configure: static o => o.Events.Credential = Credential.IamToken("MIIbBQYJKoZIhvcNAQcC")
        );

        await client.Events.GetStatisticsAsync(
            new() { Range = TimeRange.Last(TimeSpan.FromMinutes(5)), Step = TimeSpan.FromMinutes(1) },
            cancellationToken: Token
        );

        var request = Assert.Single(_server.Requests);
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Equal("https://aom.example.com/v2/2a473356cca5487f8373be891bffc1cf/events/statistic", request.Address.AbsoluteUri);
        Assert.Equal("MIIbBQYJKoZIhvcNAQcC", request.Headers["X-Auth-Token"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(request.Body!.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(DocumentedBody), JsonNode.Parse(request.Text)), request.Text);
    }

    [Fact]
    public async Task GetStatisticsAsync_ReadsDocumentedResponse()
    {
        _server.Respond(HttpStatusCode.OK, DocumentedSample.ReadResponse("events.get_statistics"));
        using var client = TestEvents.Create(_server);

        var statistics = await client.GetStatisticsAsync(cancellationToken: Token);

        var first = new DateTimeOffset(2022, 1, 22, 3, 5, 0, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromMinutes(1), statistics.Step);
        Assert.Equal(Enumerable.Range(0, 6).Select(i => first.AddMinutes(i)), statistics.Timestamps);
        Assert.Equal([EventSeverity.Minor, EventSeverity.Info], statistics.Series.Select(static s => s.Severity!.Value));
        Assert.All(
            statistics.Series,
            s => Assert.Equal(Enumerable.Range(0, 6).Select(i => new EventPoint(first.AddMinutes(i), 0)), s.Points)
        );
        Assert.Equal(0, statistics.GetTotal(EventSeverity.Minor));
        Assert.Null(statistics.GetTotal(EventSeverity.Critical));
        Assert.Null(statistics.Find(EventSeverity.Major));
        Assert.Equal(0, statistics.Total);
        Assert.Null(statistics.Summary);
        Assert.Empty(statistics.AdditionalProperties);
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(DocumentedSample.ReadResponse("events.get_statistics")),
                JsonNode.Parse(statistics.ToString())
            ),
            statistics.ToString()
        );
    }

    [Fact]
    public async Task GetStatisticsAsync_SendsEveryDocumentedMember()
    {
        _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(_server, new FakeTimeProvider());

        await client.Events.GetStatisticsAsync(
            new()
            {
                ProjectId = "another project",
                Type = EventType.HistoryAlert,
                Range = EventTimeRange.Parse("1650852000000.1650852300000.5"),
                Step = TimeSpan.FromMilliseconds(250),
                Search = "disk \"ü\"",
                Sort = EventSort.Descending("starts_at", "event_severity"),
                MetadataRelation =
                [
                    EventCondition.And("event_type", "alarm"),
                    EventCondition.Or("event_severity", "Critical", "Major"),
                    EventCondition.Not("resource_provider", "AOM"),
                    new() { Key = "resource_type", Relation = new EventRelation("XOR") },
                    new() { Key = "resource_id" },
                ],
            },
            cancellationToken: Token
        );

        var request = Assert.Single(_server.Calls);
        Assert.Equal("https://aom.example.com/v2/another%20project/events/statistic?type=history_alert", request.Address.AbsoluteUri);
        const string Expected = """
            {
              "time_range": "1650852000000.1650852300000.5",
              "step": 250,
              "search": "disk \"ü\"",
              "sort": { "order_by": ["starts_at", "event_severity"], "order": "desc" },
              "metadata_relation": [
                { "key": "event_type", "value": ["alarm"], "relation": "AND" },
                { "key": "event_severity", "value": ["Critical", "Major"], "relation": "OR" },
                { "key": "resource_provider", "value": ["AOM"], "relation": "NOT" },
                { "key": "resource_type", "relation": "XOR" },
                { "key": "resource_id" }
              ]
            }
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), JsonNode.Parse(request.Text)), request.Text);
    }

    [Fact]
    public async Task GetStatisticsAsync_KeepsPathOfBaseAddress_AndSendsType()
    {
        _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(
            _server,
            configure: static o => o.Events.BaseAddress = new Uri("https://gateway.example.com/aom/")
        );

        await client.Events.GetStatisticsAsync(TestEvents.Request with { Type = EventType.ActiveAlert }, cancellationToken: Token);

        Assert.Equal(
            "https://gateway.example.com/aom/v2/2a473356cca5487f8373be891bffc1cf/events/statistic?type=active_alert",
            Assert.Single(_server.Calls).Address.AbsoluteUri
        );
    }
}
