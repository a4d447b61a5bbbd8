using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.ReferenceServer.Sonar;
using IncidentAnalytics.ReferenceServer.World;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Sonar;

public sealed class SonarPagingTests
{
    /// <summary>Any filters and any order, as they are sent; often several together.</summary>
    private static readonly Gen<string> Queries =
        from statuses in Maybe(
            "statuses",
            Gen.Elements("NEW", "ASSIGNED", "IN_PROGRESS", "SUBMITTED", "APPROVED", "REJECTED", "CLOSED").NonEmptyListOf().Select(Join)
        )
        from priorities in Maybe("priorities", Gen.Elements("1", "2", "3").NonEmptyListOf().Select(Join))
        from keywords in Maybe("keywords", Gen.Elements("billing", "TOKYO", "threat", "a+e", "%25"))
        from people in Maybe(
            "assignees",
            Gen.Elements(SonarDirectory.People)
                .NonEmptyListOf()
                .Select(static people => Join(people.Take(4).Select(static person => person.Guid.ToString())))
        )
        from hours in Gen.Choose(0, 240)
        from start in Maybe("from", Gen.Constant(Date(hours)))
        from end in Maybe("to", Gen.Choose(hours, 260).Select(Date))
        from column in Maybe("sort_column", Gen.Elements("id", "created_at", "updated_at", "closed_at"))
        from type in Maybe("sort_type", Gen.Elements("ASC", "DESC"))
        select string.Concat(statuses, priorities, keywords, people, start, end, column, type);

    private static readonly Gen<(string Query, int Limit, int Cap)> Runs =
        from query in Queries
        from limit in Gen.Choose(1, 500)
        from cap in Gen.OneOf(Gen.Constant(1_000), Gen.Choose(1, 200))
        select (query, limit, cap);

    [Theory]
    [InlineData("?limit=0", 0)]
    [InlineData("?limit=1", 1)]
    [InlineData("?limit=1000", 420)]
    [InlineData("?limit=420", 420)]
    [InlineData("?limit=1000&offset=419", 1)]
    [InlineData("?offset=420", 0)]
    [InlineData("?offset=421&limit=1", 0)]
    [InlineData("?offset=2147483647&limit=1000", 0)]
    public async Task Page_EndsWithTickets_AndTotalCountsAll(string query, int expected)
    {
        await using var sonar = await SonarServer.StartAsync(MixedTickets.Documents);
        var (total, tickets) = await sonar.ListAsync(query);

        Assert.Equal((MixedTickets.Count, expected), (total, tickets.Count));
    }

    [Fact]
    public async Task Page_HasThousandTickets_ByDefault()
    {
        await using var sonar = await SonarServer.StartAsync();
        var (total, tickets) = await sonar.ListAsync();

        Assert.Equal((1_000, sonar.Server.TicketCount), (tickets.Count, total));
    }

    [Fact]
    public async Task PageCap_LimitsPages()
    {
        await using var sonar = await SonarServer.StartAsync(MixedTickets.Documents);
        sonar.Server.Sonar.PageCap = 7;

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], await sonar.IdsAsync("?sort_column=id&limit=100"));
        Assert.Equal([1, 2, 3], await sonar.IdsAsync("?sort_column=id&limit=3"));
        Assert.Empty(await sonar.IdsAsync("?limit=0"));
        sonar.Server.Reset();
        Assert.Equal(MixedTickets.Count, (await sonar.IdsAsync("")).Count);
    }

    [Fact]
    public async Task Pages_ReflectChanges_BetweenRequests()
    {
        await using var sonar = await SonarServer.StartAsync(MixedTickets.Documents);
        var first = await sonar.IdsAsync("?limit=10");

        sonar.Server.LoadTickets(["""{"@timestamp":"2026-03-02T11:00:00Z","ticket":{"id":"TCK-1000"}}"""], append: true);
        var (total, second) = await sonar.ListAsync("?limit=10&offset=10");
        Assert.Equal(MixedTickets.Count + 1, total);
        Assert.Equal(first[^1], SonarServer.Id(second[0]));
        Assert.Equal([1_000], await sonar.IdsAsync("?limit=1"));

        sonar.Server.LoadTickets(MixedTickets.Documents.Take(100));
        Assert.Equal(100, (await sonar.ListAsync("?limit=0")).Total);
    }

    [Fact]
    public void Pages_MakeUpTheWholeList()
    {
        var world = new WorldStore(new() { TimeProvider = new FakeTimeProvider(), Tickets = MixedTickets.Documents }).Current;

        Prop.ForAll(
                Runs.ToArbitrary(),
                run =>
                {
                    var query = SonarQueryReader.Read("?" + run.Query);
                    var whole = SonarBoard.GetOrCreate(world).Find(query);
                    var recounted = Recount(world, query);
                    var paged = new List<int>();
                    for (
                        SonarPage page;
                        (page = SonarBoard.GetOrCreate(world).Find(query with { Offset = paged.Count, Limit = run.Limit })).Tickets.Count
                            > 0;

                    )
                    {
                        if (page.Total != recounted.Count)
                            return false;
                        paged.AddRange(page.Tickets.Select(static ticket => ticket.Id));
                    }

                    return whole.Tickets.Select(static ticket => ticket.Id).SequenceEqual(recounted) && paged.SequenceEqual(recounted);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));
    }

    [Fact]
    public async Task Pages_MakeUpTheWholeList_OverHttp()
    {
        await using var sonar = await SonarServer.StartAsync(MixedTickets.Documents);
        foreach (var (query, limit, cap) in Gen.Sample(Runs, 200))
        {
            sonar.Server.Sonar.PageCap = 1_000;
            var whole = await sonar.IdsAsync("?" + query);
            sonar.Server.Sonar.PageCap = cap;
            var paged = new List<int>();
            while (
                await sonar.IdsAsync(string.Create(CultureInfo.InvariantCulture, $"?offset={paged.Count}&limit={limit}{query}"))
                    is { Count: > 0 } page
            )
            {
                Assert.True(page.Count <= Math.Min(limit, cap));
                paged.AddRange(page);
            }

            Assert.True(whole.SequenceEqual(paged), query);
        }
    }

    /// <summary>The same by filtering, then sorting.</summary>
    private static List<int> Recount(WorldSnapshot world, SonarQuery query)
    {
        var ascending = world
            .Tickets.Select(ticket => SonarTicketFactory.Create(ticket, world.EndsAt))
            .Where(query.Matches)
            .OrderBy(ticket =>
                query.Column switch
                {
                    SonarColumn.Id => ticket.Id,
                    SonarColumn.CreatedAt => ticket.CreatedAt,
                    SonarColumn.UpdatedAt => ticket.UpdatedAt,
                    _ => ticket.ClosedAt ?? 0,
                }
            )
            .ThenBy(static ticket => ticket.Id)
            .Select(static ticket => ticket.Id)
            .ToList();
        return query.IsDescending ? [.. Enumerable.Reverse(ascending)] : ascending;
    }

    private static Gen<string> Maybe(string name, Gen<string> value) =>
        Gen.OneOf(Gen.Constant(""), value.Select(value => $"&{name}={value}"));

    private static string Join(IEnumerable<string> elements) => string.Join(',', elements);

    private static string Date(int hours) =>
        Uri.EscapeDataString(
            new DateTimeOffset(2026, 2, 20, 0, 0, 0, TimeSpan.Zero)
                .AddHours(hours)
                .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "+0000"
        );
}
