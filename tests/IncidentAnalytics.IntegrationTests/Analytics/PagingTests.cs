using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Paging;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>Lists of several pages.</summary>
public sealed class PagingTests : AnalyticsFixture
{
    /// <summary>Every resolved incident has exactly one cost of this type.</summary>
    private const int Costs = Count - 2;

    private static CostAnalysisQuery Query(int pageSize) => new() { CostType = CostType.ResourceCost, PageSize = pageSize };

    [Theory]
    [InlineData(100, 10)]
    [InlineData(37, 27)]
    [InlineData(null, 50)]
    public async Task ListAsync_ReturnsEveryRecordOnce_WhateverThePageSize(int? pageSize, int pages)
    {
        var read = await ReadAsync(Query(100) with { PageSize = pageSize });

        Assert.Equal(pages, read.Count);
        Assert.Equal(pages, Calls.Count);
        Assert.All(read, static p => Assert.Equal(Costs, p.TotalCount));
        Assert.Equal(Enumerable.Range(1, pages).Select(static n => (long)n), read.Select(static p => p.Position));
        Assert.Equal([.. Enumerable.Range(2, pages - 1).Select(static n => (long?)n), null], read.Select(static p => p.Next));
        Assert.Equal(Costs, read.SelectMany(static p => p.Items).Select(static c => c.IncidentId).Distinct().Count());
    }

    [Fact]
    public async Task ListAsync_BeginsAtTheGivenPage()
    {
        var all = await ReadAsync(Query(100));

        var last = await ReadAsync(Query(100) with { Page = 9 });
        var one = await Client.Analytics.CostAnalyses.GetPageAsync(Query(100) with { Page = 3 }, cancellationToken: Token);

        Assert.Equal(
            all.Skip(8).SelectMany(static p => p.Items).Select(static c => c.Id),
            last.SelectMany(static p => p.Items).Select(static c => c.Id)
        );
        Assert.Equal(all[2].Items.Select(static c => c.Id), one.Items.Select(static c => c.Id));
        Assert.Equal((3, 4, Costs), (one.Position, one.Next, one.TotalCount));
    }

    [Fact]
    public async Task ListAsync_Ends_WhenRecordsDisappear()
    {
        var read = new List<CostAnalysis>();
        await foreach (var page in Client.Analytics.CostAnalyses.ListAsync(Query(100), cancellationToken: Token).AsPages())
        {
            read.AddRange(page.Items);
            if (page.Position == 2)
                Server.LoadTickets(Documents(150));
        }

        Assert.Equal(200, read.Count);
        Assert.Equal([200, 200, 404], Statuses);
    }

    [Fact]
    public async Task ListPageAsync_Throws_WhenThePageDoesNotExist()
    {
        var e = await Assert.ThrowsAsync<NotFoundException>(() =>
            Client.Analytics.CostAnalyses.GetPageAsync(Query(100) with { Page = 11 }, cancellationToken: Token)
        );

        Assert.Equal("Invalid page.", e.Error.Details);
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Client.Analytics.CostAnalyses.ListAsync(Query(100) with { Page = 11 }, cancellationToken: Token).ToListAsync(Token)
        );
    }

    [Fact]
    public async Task ListAsync_IsOneEmptyPage_WhenTheListIsEmpty()
    {
        var read = await ReadAsync(Query(100) with { Search = "nothing-is-called-so" });

        var page = Assert.Single(read);
        Assert.Equal((0, 0L, null), (page.Items.Count, page.TotalCount, page.Next));
    }

    [Fact]
    public async Task ListAsync_RetriesTheLostPage()
    {
        var run = Task.Run(
            async () =>
            {
                var ids = new List<string?>();
                await foreach (var page in Client.Analytics.CostAnalyses.ListAsync(Query(100), cancellationToken: Token).AsPages())
                {
                    ids.AddRange(page.Items.Select(static c => c.Id));
                    if (page.Position == 4)
                        Server.Faults.Add(ReferenceServer.Faults.Fault.CutBody(2000) with { Path = "/api/analytics/*" });
                }

                return ids;
            },
            Token
        );
        await Clock.AdvanceToRetryAsync(run);

        Assert.Equal(Costs, (await run).Distinct().Count());
        Assert.Equal(11, Calls.Count);
        Assert.Equal(Calls[4].Query, Calls[5].Query);
    }

    [Fact]
    public async Task ListAsync_KeepsTheHostOfTheFirstPage()
    {
        // Whatever it names, the client stays where it is: in WireMock's tests it is another host.
        var page = await Client.Analytics.CostAnalyses.Api.ListAsync(Query(100), null, Token);

        Assert.Equal("http://localhost/api/analytics/cost-analyses/?cost_type=RESOURCE_COST&page=2&page_size=100", page.Next);
    }

    private async Task<List<Page<CostAnalysis>>> ReadAsync(CostAnalysisQuery query)
    {
        var pages = new List<Page<CostAnalysis>>();
        await foreach (var page in Client.Analytics.CostAnalyses.ListAsync(query, cancellationToken: Token).AsPages())
            pages.Add(page);
        return pages;
    }
}
