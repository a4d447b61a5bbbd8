using IncidentAnalytics.Client.Paging;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Sonar;

/// <summary>Pages of a list that stays the same or changes.</summary>
public sealed class SonarPagingTests : SonarFixture
{
    public static TheoryData<string> Passing => ["drop", "lost answer", "cut body", "503"];

    [Theory]
    [InlineData(1000, 1000, 1)]
    [InlineData(Count, 1000, 1)]
    [InlineData(100, 1000, 3)]
    [InlineData(60, 1000, 4)] // ends on a full page, and there is no fifth
    [InlineData(1000, 60, 4)]
    [InlineData(50, 7, 35)]
    public async Task ListTicketsAsync_ReturnsEveryTicketOnce_WhateverThePageSize(int pageSize, int pageCap, int requests)
    {
        LoadMixed();
        Server.Sonar.PageCap = pageCap;

        var pages = await PagesAsync(new() { PageSize = pageSize });

        Assert.Equal(Ids(Mixed), Ids(pages.SelectMany(static p => p.Items)));
        Assert.Equal((requests, requests), (pages.Count, Calls.Count));
        Assert.All(pages, static p => Assert.Equal(Count, p.TotalCount));
        Assert.Equal(
            Enumerable.Range(0, requests).Select(i => (long)i * Math.Min(pageSize, pageCap)),
            pages.Select(static p => p.Position)
        );
        Assert.Equal([.. pages.Skip(1).Select(static p => (long?)p.Position), null], pages.Select(static p => p.Next));
    }

    [Fact]
    public async Task ListTicketsAsync_SortsById_WithoutASortColumn()
    {
        LoadMixed();

        await ListAsync();

        Assert.EndsWith("&sort_type=ASC&sort_column=id", Assert.Single(Calls).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListTicketsAsync_ReadsTheWholeDefaultWorld()
    {
        var tickets = await ListAsync();

        Assert.Equal(Server.TicketCount, tickets.Count);
        Assert.Equal(Server.TicketCount, tickets.DistinctBy(static t => t.Id).Count());
        Assert.Equal((Server.TicketCount + 999) / 1000, Calls.Count);
    }

    [Fact]
    public async Task CountTicketsAsync_ReadsNoTicket()
    {
        LoadMixed();

        Assert.Equal(Count, await Client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Equal("?limit=0", Assert.Single(Calls).Query);
    }

    [Fact]
    public async Task ListTicketsAsync_IsOneEmptyPage_WhenNothingMatches()
    {
        Server.LoadTickets([]);

        var page = Assert.Single(await PagesAsync(new()));

        Assert.Empty(page.Items);
        Assert.Equal((0, null), (page.TotalCount, page.Next));
    }

    [Fact]
    public async Task ListTicketsAsync_ReturnsEachTicketOnce_WhenTicketsAreAdded()
    {
        LoadMixed();
        var isLoaded = false;

        var pages = await PagesAsync(
            new() { PageSize = 50 },
            afterEach: _ =>
            {
                if (isLoaded)
                    return;
                isLoaded = true;
                Server.LoadTickets(Documents([11, 12, 13, 5001, 5002]), append: true);
            }
        );

        var ids = Ids(pages.SelectMany(static p => p.Items)).ToArray();
        Assert.Equal([.. Ids(Mixed), 5001, 5002], ids);
        Assert.Equal([Count, Count + 5], pages.Select(static p => p.TotalCount!.Value).Distinct());
    }

    [Fact]
    public async Task ListTicketsAsync_Ends_WhenTicketsAreAddedBeforeEveryPage()
    {
        LoadMixed();
        var next = 1;

        var pages = await PagesAsync(
            new() { PageSize = 50 },
            afterEach: _ =>
            {
                if (next <= 200)
                    Server.LoadTickets(Documents(Enumerable.Range(next, 20)), append: true);
                next += 20;
            }
        );

        var ids = Ids(pages.SelectMany(static p => p.Items)).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Superset(Ids(Mixed).ToHashSet(), ids.ToHashSet());
    }

    [Fact]
    public async Task ListTicketsAsync_EndsEarlyWithoutRepeats_WhenTicketsDisappear()
    {
        LoadMixed();

        var pages = await PagesAsync(
            new() { PageSize = 50 },
            afterEach: page =>
            {
                if (page.Position == 50)
                    Server.LoadTickets(Documents(Mixed.Skip(30)));
            }
        );

        // The thirty that moved to pages that were read already are missed: so it is with offsets, and so it is documented.
        Assert.Equal(Ids(Mixed.Take(100).Concat(Mixed.Skip(130))), Ids(pages.SelectMany(static p => p.Items)));
        Assert.Equal(Count - 30, pages[^1].TotalCount);
    }

    [Fact]
    public async Task ListTicketsAsync_Ends_WhenTheListBecomesEmpty()
    {
        LoadMixed();

        var pages = await PagesAsync(new() { PageSize = 50 }, afterEach: _ => Server.LoadTickets([]));

        Assert.Equal(50, pages.Sum(static p => p.Items.Count));
        Assert.Equal((2, null), (pages.Count, pages[1].Next));
    }

    [Fact]
    public async Task ListTicketsAsync_ContinuesAtAnOffset()
    {
        LoadMixed();
        Server.Sonar.PageCap = 40;
        var before = new List<long>();
        long? next = null;
        await foreach (var page in Client.Sonar.ListTicketsAsync(cancellationToken: Token).AsPages())
        {
            before.AddRange(Ids(page.Items));
            next = page.Next;
            if (page.Position == 80)
                break;
        }

        var after = await ListAsync(new() { Offset = next!.Value });

        Assert.Equal(120, next);
        Assert.Equal(Ids(Mixed), before.Concat(Ids(after)));
    }

    [Fact]
    public async Task ListTicketsAsync_KeepsConcurrentRunsApart()
    {
        LoadMixed();
        var list = Client.Sonar.ListTicketsAsync(new() { PageSize = 30 }, cancellationToken: Token);

        var runs = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => list.ToListAsync(Token)));

        Assert.All(runs, static run => Assert.Equal(Ids(Mixed), Ids(run)));
        Assert.Equal(5 * Count / 30, Calls.Count);
    }

    [Fact]
    public async Task GetTicketPageAsync_ReturnsOnePage()
    {
        LoadMixed();

        var page = await Client.Sonar.GetTicketPageAsync(new() { Offset = 230, PageSize = 7 }, cancellationToken: Token);

        Assert.Equal(Ids(Mixed.Skip(230).Take(7)), Ids(page.Items));
        Assert.Equal((Count, 230, 237), (page.TotalCount, page.Position, page.Next));
    }

    [Fact]
    public async Task ListTicketsAsync_RequestsNoOtherPage_WhenCancelledBetweenPages()
    {
        LoadMixed();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var run = Client.Sonar.ListTicketsAsync(new() { PageSize = 50 }, cancellationToken: cancellation.Token).AsPages();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in run)
                await cancellation.CancelAsync();
        });

        Assert.Equal(cancellation.Token, e.CancellationToken);
        Assert.Single(Calls);
    }

    [Fact]
    public async Task ListTicketsAsync_EndsAtOnce_WhenCancelledDuringAPage()
    {
        LoadMixed();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var read = 0;
        var run = Task.Run(
            async () =>
            {
                await foreach (
                    var page in Client
                        .Sonar.ListTicketsAsync(new() { PageSize = 50 }, cancellationToken: Token)
                        .AsPages()
                        .WithCancellation(cancellation.Token)
                )
                {
                    read += page.Items.Count;
                    Server.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)) with { Path = Path });
                }
            },
            Token
        );
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(5));

        await cancellation.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal((cancellation.Token, 50, 2), (e.CancellationToken, read, Calls.Count));
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task ListTicketsAsync_RetriesOnlyTheFailedPage(string fault)
    {
        LoadMixed();
        var run = PagesAsync(
            new() { PageSize = 100 },
            afterEach: page =>
            {
                if (page.Position == 0)
                {
                    Server.Faults.Add(
                        (
                            fault switch
                            {
                                "drop" => Fault.Drop(),
                                "lost answer" => Fault.DropAfterExecution(),
                                "cut body" => Fault.CutBody(5000),
                                _ => Fault.Answer(503, "<html>busy</html>", "text/html"),
                            }
                        ) with
                        {
                            Path = Path,
                        }
                    );
                }
            }
        );

        // A GET that was not answered at all on a kept connection may be repeated by .NET itself, without a wait.
        await Task.WhenAny(WaitForRetryAsync(), run);
        Clock.Advance(TimeSpan.FromSeconds(0.8));
        var pages = await run;

        Assert.Equal(Ids(Mixed), Ids(pages.SelectMany(static p => p.Items)));
        Assert.Equal(4, Calls.Count);
        Assert.Equal(Calls[1].Query, Calls[2].Query);
    }

    private async Task<List<Page<SonarTicket>>> PagesAsync(SonarTicketQuery query, Action<Page<SonarTicket>>? afterEach = null)
    {
        var pages = new List<Page<SonarTicket>>();
        await foreach (var page in Client.Sonar.ListTicketsAsync(query, cancellationToken: Token).AsPages())
        {
            pages.Add(page);
            afterEach?.Invoke(page);
        }

        return pages;
    }
}
