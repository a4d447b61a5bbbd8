using System.Globalization;
using System.Text.Json;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Sonar.SonarServer;

namespace IncidentAnalytics.ReferenceServer.Tests.Sonar;

/// <summary>Every filter against a recount of the unfiltered answer, by its texts alone.</summary>
public sealed class SonarFilterTests
{
    [Theory]
    [InlineData("NEW")]
    [InlineData("ASSIGNED")]
    [InlineData("IN_PROGRESS")]
    [InlineData("SUBMITTED,APPROVED,REJECTED")]
    [InlineData("CLOSED,NEW,CLOSED")]
    public Task Statuses(string statuses) =>
        RecountAsync("?statuses=" + statuses, ticket => statuses.Split(',').Contains(Text(ticket, "status")));

    [Theory]
    [InlineData("3", "HIGH")]
    [InlineData("2", "MEDIUM")]
    [InlineData("1", "LOW")]
    [InlineData("1,3", "HIGH,LOW")]
    public Task Priorities(string priorities, string texts) =>
        RecountAsync("?priorities=" + priorities, ticket => texts.Split(',').Contains(Text(ticket, "priority")));

    [Theory]
    [InlineData("billing", "billing")]
    [InlineData("BILLING", "billing")]
    [InlineData("threat", "threat")]
    [InlineData("drill", "drill")]
    [InlineData("tokyo", "tokyo")]
    [InlineData("tokyo+billing", "tokyo billing")]
    [InlineData("%20tokyo%20%20problem%09", "tokyo problem")]
    [InlineData("%3A%20checkout%20%28", ": checkout (")]
    public Task Keywords(string sent, string words) =>
        RecountAsync(
            "?keywords=" + sent,
            ticket =>
            {
                var texts = new[]
                {
                    Text(ticket, "title")!,
                    Text(ticket, "repo_name")!,
                    ticket.TryGetProperty("site_name", out var site) ? site.GetString()! : "",
                };
                return words.Split(' ').All(word => texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
            }
        );

    [Fact]
    public async Task Keywords_MatchNothing_WhenUnknown_AndEverything_WhenEmpty()
    {
        await using var sonar = await StartAsync(MixedTickets.Documents);

        Assert.Equal(0, (await sonar.ListAsync("?keywords=zzz")).Total);
        Assert.Equal(MixedTickets.Count, (await sonar.ListAsync("?keywords=+")).Total);
    }

    [Theory]
    [InlineData("assignees")]
    [InlineData("approvers")]
    public async Task Assignees_AndApprovers_Filter(string list)
    {
        await using var sonar = await StartAsync(MixedTickets.Documents);
        var all = await sonar.AllAsync();
        var guids = all.SelectMany(ticket => People(ticket, list)).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(guids.Count >= 5);

        foreach (var guid in guids)
        {
            Assert.Equal(
                Ids(all.Where(ticket => People(ticket, list).Contains(guid))),
                await sonar.IdsAsync($"?{list}={guid!.ToUpperInvariant()}")
            );
        }

        var (one, another) = (guids[0], guids[^1]);
        Assert.Equal(
            Ids(all.Where(ticket => People(ticket, list).Any(guid => guid == one || guid == another))),
            await sonar.IdsAsync($"?{list}={one},{another}")
        );
        Assert.Equal(0, (await sonar.ListAsync($"?{list}={Guid.Empty}")).Total);
    }

    [Fact]
    public async Task Approvers_IgnoreAssignees()
    {
        await using var sonar = await StartAsync(MixedTickets.Documents);
        var all = await sonar.AllAsync();
        var onlyAssigned = all.SelectMany(static ticket => People(ticket, "assignees"))
            .Except(all.SelectMany(static ticket => People(ticket, "approvers")))
            .First();

        Assert.Equal(0, (await sonar.ListAsync($"?approvers={onlyAssigned}")).Total);
    }

    [Theory]
    [InlineData("2026-02-22 12:00:00+0900", "2026-02-26 12:00:00+0900")]
    [InlineData("2026-02-22 03:00:00+0000", "2026-02-25 22:00:00-0500")]
    [InlineData("2026-02-26 00:00:00+0900", null)]
    [InlineData(null, "2026-02-21 00:00:00+0900")]
    public Task Dates(string? from, string? to)
    {
        var query =
            "?x" + (from is null ? "" : "&from=" + Uri.EscapeDataString(from)) + (to is null ? "" : "&to=" + Uri.EscapeDataString(to));
        return RecountAsync(
            query,
            ticket =>
                (from is null || Instant(Text(ticket, "created")!) >= Instant(from))
                && (to is null || Instant(Text(ticket, "created")!) <= Instant(to))
        );
    }

    [Theory]
    [InlineData("from", "2026-02-20 09:00:01+0900", 1)]
    [InlineData("from", "2026-02-20 09:00:00+0900", 2)]
    [InlineData("from", "2026-02-20 09:00:02+0900", 0)]
    [InlineData("to", "2026-02-20 00:00:00+0000", 1)]
    [InlineData("to", "2026-02-20 00:00:01+0000", 2)]
    [InlineData("to", "2026-02-19 18:59:59-0500", 0)]
    public async Task From_AndTo_AreInclusive(string parameter, string date, int expected)
    {
        await using var sonar = await StartAsync(
            """{"@timestamp":"2026-02-20T00:00:00Z"}""",
            """{"@timestamp":"2026-02-20T00:00:01.999Z"}"""
        );

        Assert.Equal(expected, (await sonar.ListAsync($"?{parameter}={Uri.EscapeDataString(date)}")).Total);
    }

    [Fact]
    public async Task From_AcceptsDateOfResponse()
    {
        await using var sonar = await StartAsync(MixedTickets.Documents);
        var ticket = (await sonar.ListAsync("?limit=1&offset=200")).Tickets[0];
        var created = Uri.EscapeDataString(Text(ticket, "created")!);

        Assert.Contains(Id(ticket), await sonar.IdsAsync($"?from={created}&to={created}"));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("created_at")]
    [InlineData("updated_at")]
    [InlineData("closed_at")]
    public async Task SortColumn_SortsByColumnThenById(string column)
    {
        await using var sonar = await StartAsync(MixedTickets.Documents);
        var member = column.Split('_')[0];

        // All have one offset: their texts sort as the instants do; none comes before all.
        var expected = (await sonar.AllAsync())
            .OrderBy(ticket => member == "id" ? null : Text(ticket, member), StringComparer.Ordinal)
            .ThenBy(Id)
            .Select(Id)
            .ToList();

        Assert.Equal(expected, await sonar.IdsAsync($"?sort_column={column}"));
        Assert.Equal(expected, await sonar.IdsAsync($"?sort_column={column}&sort_type=ASC"));
        Assert.Equal(Enumerable.Reverse(expected), await sonar.IdsAsync($"?sort_type=DESC&sort_column={column}"));
    }

    [Fact]
    public async Task SortType_SortsById_WithoutColumn()
    {
        await using var sonar = await StartAsync(MixedTickets.Documents);
        var ids = Enumerable.Range(1, MixedTickets.Count).ToList();

        Assert.Equal(Enumerable.Reverse(ids), await sonar.IdsAsync(""));
        Assert.Equal(ids, await sonar.IdsAsync("?sort_type=ASC"));
        Assert.Equal(Enumerable.Reverse(ids), await sonar.IdsAsync("?sort_type=DESC"));
    }

    private static async Task RecountAsync(string query, Func<JsonElement, bool> isMeant)
    {
        await using var sonar = await StartAsync(MixedTickets.Documents);
        var expected = Ids((await sonar.AllAsync()).Where(isMeant));
        var (total, found) = await sonar.ListAsync(query);

        Assert.InRange(expected.Count, 1, MixedTickets.Count - 1);
        Assert.Equal(expected, found.Select(Id));
        Assert.Equal(expected.Count, total);
    }

    private static List<int> Ids(IEnumerable<JsonElement> tickets) => [.. tickets.Select(Id).OrderDescending()];

    private static IEnumerable<string?> People(JsonElement ticket, string list) =>
        ticket.GetProperty(list).EnumerateArray().Select(static person => Text(person, "user_guid"));

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text.Insert(22, ":"), "yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);
}
