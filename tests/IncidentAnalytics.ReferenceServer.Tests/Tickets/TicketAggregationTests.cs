using System.Text;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Tickets;

public sealed class TicketAggregationTests
{
    [Fact]
    public async Task Aggregate_ReturnsExpectedCounts()
    {
        await using var tickets = await TicketServer.StartAsync();
        var world = WorldGenerator
            .Generate(seed: 1, tickets.Clock.GetUtcNow())
            .Where(static ticket =>
                ticket
                    is {
                        Application: "atr",
                        AppType: "ec2" or "kubernetes",
                        Domain: "your-domain-1.example.com" or "your-domain-2.example.com",
                        IsEu: false,
                    }
                && ticket.CreatedAt >= new DateTimeOffset(2025, 12, 2, 12, 0, 0, TimeSpan.Zero)
            )
            .ToList();
        var body = TicketServer.Body();
        body["aggs"]!["over_time"] = JsonNode.Parse("""{"date_histogram":{"field":"@timestamp","fixed_interval":"1d"}}""");
        body["aggs"]!["resolved"] = JsonNode.Parse("""{"filter":{"term":{"ticket.resolved":true}}}""");

        var (status, answer) = await tickets.AggregateAsync(body, clientId: "reference-client");

        Assert.Equal(200, status);
        var data = answer.GetProperty("data");
        var results = data.GetProperty("aggregations");
        Assert.True(world.Count > 2_000);
        Assert.Equal(world.Count, data.GetProperty("total").GetInt64());
        Assert.Equal(
            world.CountBy(static ticket => ticket.Type).ToDictionary(),
            results
                .GetProperty("by_type")
                .GetProperty("buckets")
                .EnumerateArray()
                .ToDictionary(
                    static bucket => bucket.GetProperty("key").GetString()!,
                    static bucket => bucket.GetProperty("doc_count").GetInt32()
                )
        );
        var days = results.GetProperty("over_time").GetProperty("buckets").EnumerateArray().ToList();
        Assert.Equal(91, days.Count);
        Assert.Equal(world.Count, days.Sum(static day => day.GetProperty("doc_count").GetInt32()));
        Assert.Equal("2025-12-02T00:00:00.000Z", days[0].GetProperty("key_as_string").GetString());
        Assert.Equal(
            world.Count(static ticket => ticket.ResolvedAt is not null),
            results.GetProperty("resolved").GetProperty("doc_count").GetInt32()
        );
    }

    [Fact]
    public async Task Aggregate_IncludesEuTickets_WhenRequested()
    {
        await using var tickets = await TicketServer.StartAsync();
        var without = await tickets.TotalAsync(TicketServer.Body());
        var body = TicketServer.Body();
        body["includes_eu"] = true;

        Assert.InRange(await tickets.TotalAsync(body), without * 11 / 10, without * 2);
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-01T00:00:02Z", 2)]
    [InlineData("2025-12-31T23:59:59Z", "2026-01-01T00:00:01Z", 1)]
    [InlineData("2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z", 0)]
    [InlineData("2026-01-01T00:00:01Z", "2026-01-01T00:00:02Z", 1)]
    public async Task Aggregate_IncludesStartAndExcludesEnd(string start, string end, int expected)
    {
        await using var tickets = await TicketServer.StartAsync(
            """{"@timestamp":"2026-01-01T00:00:00Z","application":"atr"}""",
            """{"@timestamp":"2026-01-01T00:00:01Z","application":"atr"}"""
        );
        var body = TicketServer.Body();
        body["start_time"] = start;
        body["end_time"] = end;

        Assert.Equal(expected, await tickets.TotalAsync(body));
    }

    [Fact]
    public async Task Aggregate_IncludesDocumentsWithoutFilteredField()
    {
        await using var tickets = await TicketServer.StartAsync(
            """{"@timestamp":"2026-01-01T00:00:00Z","any":1}""",
            """{"@timestamp":"2026-01-01T00:00:00Z","application":"atr"}""",
            """{"@timestamp":"2026-01-01T00:00:00Z","application":"other"}""",
            """{"@timestamp":"2026-01-01T00:00:00Z","app_type":"lambda"}""",
            """{"@timestamp":"2026-01-01T00:00:00Z","app_type":"ec2"}""",
            """{"@timestamp":"2026-01-01T00:00:00Z","app_type":"kubernetes","domain":"elsewhere.example.com"}""",
            """{"@timestamp":"2026-01-01T00:00:00Z","ticket":{"eu":true}}""",
            """{"application":"atr"}"""
        );

        Assert.Equal(3, await tickets.TotalAsync(TicketServer.Body()));
    }

    [Theory]
    [InlineData("app_type")]
    [InlineData("domain")]
    [InlineData("includes_eu")]
    public async Task Aggregate_DoesNotFilter_WhenOptionalMemberIsMissingNullOrEmpty(string member)
    {
        await using var tickets = await TicketServer.StartAsync();
        var (missing, isNull) = (TicketServer.Body(), TicketServer.Body());
        missing.Remove(member);
        isNull[member] = null;

        var total = await tickets.TotalAsync(missing);

        Assert.Equal(total, await tickets.TotalAsync(isNull));
        if (member != "includes_eu")
        {
            isNull[member] = new JsonArray();
            Assert.Equal(total, await tickets.TotalAsync(isNull));
            Assert.True(total > await tickets.TotalAsync(TicketServer.Body()));
        }
    }

    [Fact]
    public async Task Aggregate_MatchesNothing_WhenDomainIsUnknown()
    {
        await using var tickets = await TicketServer.StartAsync();
        var body = TicketServer.Body();
        body["domain"] = new JsonArray("no.example.com");

        Assert.Equal(0, await tickets.TotalAsync(body));
    }

    [Fact]
    public async Task Aggregate_Returns400_WhenAggregationIsInvalid()
    {
        await using var tickets = await TicketServer.StartAsync();
        var body = TicketServer.Body();
        body["aggs"] = JsonNode.Parse("""{"x":{"no_such_aggregation":{}}}""");

        var (status, answer) = await tickets.AggregateAsync(body);

        Assert.Equal(400, status);
        Assert.Equal(400, answer.GetProperty("status_code").GetInt32());
        Assert.Contains("no_such_aggregation", answer.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?typed_keys=true", "sterms#by_type")]
    [InlineData("?typed_keys", "sterms#by_type")]
    [InlineData("?typed_keys=false", "by_type")]
    public async Task Aggregate_PrefixesNamesWithTypes_WhenTypedKeysIsSet(string query, string name)
    {
        await using var tickets = await TicketServer.StartAsync();

        var (_, answer) = await tickets.AggregateAsync(TicketServer.Body(), query: query);

        Assert.Equal(name, Assert.Single(answer.GetProperty("data").GetProperty("aggregations").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Aggregate_ReturnsNamesAsSent()
    {
        await using var tickets = await TicketServer.StartAsync();
        var body = TicketServer.Body();
        body["aggs"] = JsonNode.Parse("""{"By Type_ünd Größe":{"terms":{"field":"ticket.type"}}}""");

        var (_, answer) = await tickets.AggregateAsync(body);

        Assert.True(answer.GetProperty("data").GetProperty("aggregations").TryGetProperty("By Type_ünd Größe", out _));
    }

    [Fact]
    public async Task AggregateEndpoint_AggregatesDocumentsOfRequest()
    {
        await using var tickets = await TicketServer.StartAsync();
        var request = JsonNode.Parse(
            """
            {"mapping":{"n":"long"},"documents":[{"n":1},{"n":2},{"n":5}],"query":{"range":{"n":{"gte":2}}},"aggs":{"sum":{"sum":{"field":"n"}}}}
            """
        )!;
        using var content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await tickets.Http.PostAsync("/_reference/aggregate", content, TestContext.Current.CancellationToken);

        var answer = await TokenRequests.ReadAsync(response);
        Assert.Equal(2, answer.GetProperty("total").GetInt32());
        Assert.Equal(7, answer.GetProperty("aggregations").GetProperty("sum").GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"documents":[]}""")]
    [InlineData("""{"documents":[1],"aggs":{}}""")]
    [InlineData("""{"documents":{},"aggs":{}}""")]
    [InlineData("""{"documents":[],"mapping":{"a":1},"aggs":{}}""")]
    [InlineData("""{"documents":[],"aggs":{"x":{"no_such_aggregation":{}}}}""")]
    public async Task AggregateEndpoint_Returns400_WhenRequestIsInvalid(string json)
    {
        await using var tickets = await TicketServer.StartAsync();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await tickets.Http.PostAsync("/_reference/aggregate", content, TestContext.Current.CancellationToken);

        var answer = await TokenRequests.ReadAsync(response);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(400, answer.GetProperty("status_code").GetInt32());
        Assert.NotEmpty(answer.GetProperty("detail").GetString()!);
    }
}
