using System.Net;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

/// <summary>Conversion of the query to the wire query, and invalid queries.</summary>
public sealed class SonarTicketQueryTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 1, 10, 20, 30, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, SonarTicketQuery> InvalidQueries =>
        new()
        {
            {
                "query.Offset",
                new() { Offset = -1 }
            },
            {
                "query.PageSize",
                new() { PageSize = 0 }
            },
            {
                "query.PageSize",
                new() { PageSize = 1001 }
            },
            {
                "query.Statuses[1]",
                new() { Statuses = [SonarTicketStatus.New, default] }
            },
            {
                "query.Statuses[0]",
                new() { Statuses = [new SonarTicketStatus("")] }
            },
            {
                "query.Keywords",
                new() { Keywords = "" }
            },
            {
                "query.Keywords",
                new() { Keywords = " " }
            },
            {
                "query.Keywords",
                new() { Keywords = "a\uD800b" }
            },
            {
                "query.Statuses",
                new() { Statuses = [new SonarTicketStatus("\uDC00")] }
            },
            {
                "query.Priorities[1]",
                new() { Priorities = [SonarTicketPriority.High, new SonarTicketPriority("URGENT")] }
            },
            {
                "query.Priorities[0]",
                new() { Priorities = [new SonarTicketPriority("99999999999")] }
            },
            {
                "query.Priorities[0]",
                new() { Priorities = [default] }
            },
            {
                "query.SortColumn",
                new() { SortColumn = default }
            },
            {
                "query.SortDirection",
                new() { SortDirection = default }
            },
            {
                "query.Assignees",
                new() { Assignees = new Guid[1_676] }
            },
            {
                "query.Approvers",
                new() { Approvers = new Guid[1_676], Keywords = new string('x', 61_000) }
            },
            {
                "query.Approvers",
                new() { Assignees = new Guid[800], Approvers = new Guid[900] }
            },
            {
                "query.Keywords",
                new() { Keywords = new string('ü', 10_334) }
            },
            {
                "query.Statuses",
                new() { Statuses = [.. Enumerable.Repeat(SonarTicketStatus.InProgress, 5_300)] }
            },
            {
                "query.Priorities",
                new() { Priorities = [.. Enumerable.Repeat(SonarTicketPriority.High, 31_001)] }
            },
        };

    public static TheoryData<TimeRange?, string?, string?> Windows =>
        new()
        {
            { null, null, null },
            { TimeRange.Since(Now), "2024-06-01 10:20:30+0000", null },
            { TimeRange.Until(Now.ToOffset(TimeSpan.FromHours(9))), null, "2024-06-01 19:20:30+0900" },
            {
                TimeRange.Between(Now.AddTicks(9_999_999), Now.AddSeconds(1).AddTicks(1)),
                "2024-06-01 10:20:30+0000",
                "2024-06-01 10:20:32+0000"
            },
            { TimeRange.Between(Now, Now), "2024-06-01 10:20:30+0000", "2024-06-01 10:20:30+0000" },
            { TimeRange.Last(TimeSpan.FromDays(1)), "2024-05-31 10:20:30+0000", "2024-06-01 10:20:30+0000" },
            { TimeRange.Last(TimeSpan.MaxValue), "0001-01-01 00:00:00+0000", "2024-06-01 10:20:30+0000" },
        };

    [Theory]
    [MemberData(nameof(InvalidQueries), DisableDiscoveryEnumeration = true)]
    public void Calls_ThrowWithoutSending_WhenQueryIsInvalid(string path, SonarTicketQuery query)
    {
        var api = new StubSonarApi();
        var client = new SonarClient(api);
        Func<object>[] calls =
        [
            () => client.ListTicketsAsync(query, cancellationToken: Token),
            () => client.GetTicketPageAsync(query, null, Token),
            () => client.CountTicketsAsync(query, null, Token),
        ];

        Assert.All(calls, call => Assert.Equal(path, Assert.ThrowsAny<ArgumentException>(call).ParamName));
        Assert.Empty(api.Queries);
    }

    [Theory]
    [MemberData(nameof(Windows), DisableDiscoveryEnumeration = true)]
    public async Task GetTicketPageAsync_WidensRangeToWholeSeconds_AndKeepsOffsets(TimeRange? range, string? from, string? to)
    {
        var query = await SendAsync(new() { Range = range });
        Assert.Equal((from, to), (query.From, query.To));
    }

    [Fact]
    public async Task ListTicketsAsync_CopiesLists()
    {
        var api = new StubSonarApi();
        var statuses = new List<SonarTicketStatus> { SonarTicketStatus.New };
        var users = new List<Guid> { new("bfd00bb0-be99-4fd5-8380-166f544975fa") };
        var priorities = new List<SonarTicketPriority> { new SonarTicketPriority("4") };
        var list = new SonarClient(api).ListTicketsAsync(
            new()
            {
                Statuses = statuses,
                Assignees = users,
                Approvers = users,
                Priorities = priorities,
            },
            cancellationToken: Token
        );

        statuses.Clear();
        users.Clear();
        priorities.Clear();
        await list.ToListAsync(Token);

        var query = Assert.Single(api.Queries);
        Assert.Equal([SonarTicketStatus.New], query.Statuses!);
        Assert.Single(query.Assignees!);
        Assert.Single(query.Approvers!);
        Assert.Equal([4], query.Priorities!);
    }

    [Fact]
    public async Task GetTicketPageAsync_OmitsEmptyLists()
    {
        var empty = await SendAsync(new());
        var missing = await SendAsync(
            new()
            {
                Statuses = null!,
                Priorities = null!,
                Assignees = null!,
                Approvers = null!,
            }
        );

        Assert.Equal((null, null, null, null), (empty.Statuses, empty.Priorities, empty.Assignees, empty.Approvers));
        Assert.Equal(empty, missing);
    }

    [Fact]
    public async Task CountTicketsAsync_SendsLongestAllowedQuery()
    {
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, """{"total":0}""");
        using var client = SonarTestClient.Create(server);

        await client.Sonar.CountTicketsAsync(new() { Assignees = new Guid[1_589] }, cancellationToken: Token);

        Assert.True(Assert.Single(server.Calls).Address.AbsoluteUri.Length > 61_900);
    }

    [Fact]
    public async Task Api_ListTicketsAsync_Throws_WhenQueryIsTooLong()
    {
        var server = new ScriptedHandler();
        using var client = SonarTestClient.Create(server);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            client.Sonar.Api.ListTicketsAsync(new() { Keywords = new string('x', 62_001) }, null, Token)
        );
        var e = await Assert.ThrowsAnyAsync<Exception>(() =>
            client.Sonar.Api.ListTicketsAsync(new() { Keywords = new string('x', 61_000), From = new string('y', 5_000) }, null, Token)
        );

        // Before .NET 10, Uri itself rejects such an address.
        Assert.True(e is ArgumentException or UriFormatException, e.ToString());
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void ToString_OmitsKeywordsAndUsers() =>
        Assert.Equal(
            "last 01:00:00, statuses [NEW, CLOSED], priorities [HIGH], 1 assignees, 0 approvers, by closed_at DESC, 50 a page from 100",
            new SonarTicketQuery
            {
                Offset = 100,
                PageSize = 50,
                Range = TimeRange.Last(TimeSpan.FromHours(1)),
                Statuses = [SonarTicketStatus.New, SonarTicketStatus.Closed],
                Keywords = "private",
                Priorities = [SonarTicketPriority.High],
                Assignees = [Guid.Empty],
                SortColumn = SonarSortColumn.ClosedAt,
                SortDirection = SonarSortDirection.Descending,
            }.ToString()
        );

    private static async Task<SonarTicketListQuery> SendAsync(SonarTicketQuery query)
    {
        var api = new StubSonarApi();
        await new SonarClient(api, new FakeTimeProvider(Now)).GetTicketPageAsync(query, cancellationToken: Token);
        return Assert.Single(api.Queries);
    }
}
