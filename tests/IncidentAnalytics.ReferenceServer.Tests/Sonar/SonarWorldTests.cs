using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using IncidentAnalytics.ReferenceServer.Tests.Tickets;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Sonar.SonarServer;

namespace IncidentAnalytics.ReferenceServer.Tests.Sonar;

/// <summary>Sonar and <c>/v3/tickets/aggs</c> tell the same of one world.</summary>
public sealed class SonarWorldTests
{
    private static readonly Dictionary<string, string> TypeNames = new(StringComparer.Ordinal)
    {
        ["alert"] = "Threat",
        ["incident"] = "Incident",
        ["problem"] = "Problem",
        ["service_request"] = "Service request",
        ["change"] = "Change",
        ["access_request"] = "Access request",
        ["maintenance"] = "Maintenance",
    };

    [Fact]
    public async Task Sonar_HasTicketsOfWorld_ByTypePriorityAndState()
    {
        await using var tickets = await TicketServer.StartAsync();
        await using var sonar = await StartAsync();
        var body = Body(
            """
            {
              "type":{"terms":{"field":"ticket.type","size":20}},
              "priority":{"terms":{"field":"ticket.priority"}},
              "status":{"terms":{"field":"ticket.status"}},
              "escalated":{"filter":{"bool":{"filter":[{"term":{"ticket.escalated":true}}],"must_not":[{"term":{"ticket.status":"new"}}]}}}
            }
            """
        );
        var counts = await AggregateAsync(tickets, body);
        var all = await sonar.AllAsync();

        Assert.Equal(sonar.Server.TicketCount, all.Count);
        Assert.Equal(Group("type", name => TypeNames[name]), all.CountBy(static ticket => Text(ticket, "repo_name")!).ToDictionary());
        Assert.Equal(
            Group(
                "priority",
                static name =>
                    name switch
                    {
                        "P1" or "P2" => "HIGH",
                        "P3" => "MEDIUM",
                        _ => "LOW",
                    }
            ),
            all.CountBy(static ticket => Text(ticket, "priority")!).ToDictionary()
        );
        Assert.Equal(
            Group("status", static name => name),
            all.CountBy(static ticket =>
                    Text(ticket, "status") switch
                    {
                        "NEW" => "new",
                        "ASSIGNED" => "on_hold",
                        "IN_PROGRESS" => "in_progress",
                        "CLOSED" => "closed",
                        _ => "resolved",
                    }
                )
                .ToDictionary()
        );
        Assert.Equal(counts["escalated"], all.Count(static ticket => ticket.GetProperty("assignees").GetArrayLength() == 2));

        Dictionary<string, int> Group(string aggregation, Func<string, string> nameOf) =>
            counts
                .Where(count => count.Key.StartsWith(aggregation + ".", StringComparison.Ordinal))
                .GroupBy(count => nameOf(count.Key[(aggregation.Length + 1)..]))
                .ToDictionary(static group => group.Key, static group => group.Sum(static count => count.Value));
    }

    [Theory]
    [InlineData("statuses", "NEW", "ASSIGNED", "IN_PROGRESS", "SUBMITTED", "APPROVED", "REJECTED", "CLOSED")]
    [InlineData("priorities", "3", "2", "1")]
    [InlineData("from", "2026-01-01%2000:00:00%2B0000")]
    [InlineData("to", "2026-01-01%2000:00:00%2B0000")]
    [InlineData("keywords", "network", "login.example.com")]
    public async Task Filter_KeepsSomeAndDropsSome_WhateverItsValue(string parameter, params string[] values)
    {
        await using var sonar = await StartAsync();
        var (total, page) = await sonar.ListAsync();

        Assert.True(total > page.Count);
        foreach (var value in values)
        {
            Assert.InRange((await sonar.ListAsync($"?limit=1&{parameter}={value}")).Total, 1, total - 1);
        }
    }

    [Fact]
    public async Task Sonar_HasTicketsOfWorld_InATimeRange()
    {
        await using var tickets = await TicketServer.StartAsync();
        await using var sonar = await StartAsync();
        var body = Body("""{"high":{"filter":{"terms":{"ticket.priority":["P1","P2"]}}}}""");
        body["start_time"] = "2026-02-01T00:00:00Z";
        body["end_time"] = "2026-02-08T00:00:00Z";
        var high = (await AggregateAsync(tickets, body))["high"];

        // Here the end is included, there it is not.
        var (total, _) = await sonar.ListAsync("?limit=0&priorities=3&from=2026-02-01%2009:00:00%2B0900&to=2026-02-08%2008:59:59%2B0900");

        Assert.True(high > 0);
        Assert.Equal(high, total);
    }

    [Fact]
    public async Task Sonar_HasIdsOfWorld()
    {
        await using var tickets = await TicketServer.StartAsync();
        await using var sonar = await StartAsync();
        var body = Body("""{"id":{"terms":{"field":"ticket.id","size":10000}}}""");
        body["start_time"] = "2026-02-27T00:00:00Z";
        var counts = await AggregateAsync(tickets, body);

        var (total, found) = await sonar.ListAsync("?from=2026-02-27%2000:00:00%2B0000");

        Assert.Equal(total, found.Count);
        Assert.Equal(
            counts
                .Keys.Select(static name => int.Parse(name["id.TCK-".Length..], System.Globalization.CultureInfo.InvariantCulture))
                .Order(),
            found.Select(Id).Order()
        );
    }

    [Fact]
    public async Task Ticket_IsTheSame_OnEveryServerAndOverTime()
    {
        await using var sonar = await StartAsync();
        await using var another = await StartAsync();
        Assert.Equal(await sonar.GetAsync("?limit=1000"), await another.GetAsync("?limit=1000"));

        sonar.Clock.Advance(TimeSpan.FromDays(1));
        sonar.Server.Reset();
        var later = (await sonar.AllAsync()).ToDictionary(Id);
        var before = await another.AllAsync();

        Assert.True(before.Count(ticket => later.ContainsKey(Id(ticket))) > before.Count * 9 / 10);
        Assert.All(
            before.Where(ticket => later.ContainsKey(Id(ticket))),
            ticket =>
            {
                var then = later[Id(ticket)];
                string[] lasting = ["guid", "repo_guid", "title", "priority", "format", "created"];
                Assert.All(lasting, member => Assert.Equal(Text(ticket, member), Text(then, member)));
                Assert.Equal(ticket.GetProperty("count").GetInt32(), then.GetProperty("count").GetInt32());
                Assert.True(ticket.GetProperty("assignees").GetArrayLength() == 0 || People(ticket).SequenceEqual(People(then)));
                Assert.True(string.CompareOrdinal(Text(ticket, "updated"), Text(then, "updated")) <= 0);
            }
        );
    }

    private static IEnumerable<string?> People(JsonElement ticket) =>
        ticket.GetProperty("assignees").EnumerateArray().Select(static person => Text(person, "user_guid"));

    private static JsonObject Body(string aggregations)
    {
        var body = TicketServer.Body();
        body["app_type"] = new JsonArray();
        body["domain"] = new JsonArray();
        body["start_time"] = "2000-01-01T00:00:00Z";
        body["includes_eu"] = true;
        body["aggs"] = JsonNode.Parse(aggregations);
        return body;
    }

    /// <summary>The counts of all applications together: <c>name</c> of a filter, <c>name.key</c> of terms.</summary>
    private static async Task<Dictionary<string, int>> AggregateAsync(TicketServer tickets, JsonObject body)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var application in new[] { "atr", "billing", "checkout", "identity", "search" })
        {
            body["application"] = application;
            var (status, answer) = await tickets.AggregateAsync(body);
            Assert.True(status == 200, answer.ToString());
            foreach (var result in answer.GetProperty("data").GetProperty("aggregations").EnumerateObject())
            {
                if (result.Value.TryGetProperty("doc_count", out var count))
                {
                    Add(result.Name, count);
                }
                else
                {
                    foreach (var bucket in result.Value.GetProperty("buckets").EnumerateArray())
                        Add($"{result.Name}.{bucket.GetProperty("key")}", bucket.GetProperty("doc_count"));
                }
            }
        }

        return counts;

        void Add(string name, JsonElement count) => counts[name] = counts.GetValueOrDefault(name) + count.GetInt32();
    }
}
