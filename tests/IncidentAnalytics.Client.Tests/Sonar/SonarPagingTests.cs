using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

public sealed class SonarPagingTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 1, 10, 20, 30, 500, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListTicketsAsync_SortsByIdWithMaxPageSize_ByDefault()
    {
        var api = new StubSonarApi("""{"total":3,"tickets":[{"id":1},{"id":2}]}""", """{"total":3,"tickets":[{"id":3}]}""");

        var tickets = await new SonarClient(api).ListTicketsAsync(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal([1, 2, 3], tickets.Select(static t => t.Id));
        var sent = new SonarTicketListQuery
        {
            Offset = 0,
            Limit = 1000,
            SortType = SonarSortDirection.Ascending,
            SortColumn = SonarSortColumn.Id,
        };
        Assert.Equal([sent, sent with { Offset = 2 }], api.Queries);
    }

    [Fact]
    public async Task ListTicketsAsync_SendsRequestsLazily()
    {
        var service = new SimulatedSonar([1, 2, 3]) { Cap = 2 };
        var list = new SonarClient(service).ListTicketsAsync(cancellationToken: Token);
        Assert.Equal(0, service.Requests);

        await using var tickets = list.GetAsyncEnumerator(Token);
        await tickets.MoveNextAsync();
        await tickets.MoveNextAsync();
        Assert.Equal(1, service.Requests);
        await tickets.MoveNextAsync();
        Assert.Equal(2, service.Requests);
    }

    [Fact]
    public async Task AsPages_ReturnsPositionAndTotal()
    {
        var pages = new SonarClient(new SimulatedSonar([1, 2, 3, 4, 5]) { Cap = 2 })
            .ListTicketsAsync(new() { Offset = 1 }, cancellationToken: Token)
            .AsPages();

        var seen = new List<(long, long?, long?, int)>();
        await foreach (var page in pages.WithCancellation(Token))
            seen.Add((page.Position, page.Next, page.TotalCount, page.Items.Count));

        Assert.Equal([(1, 3, 5, 2), (3, null, 5, 2)], seen);
    }

    [Fact]
    public async Task AsPages_ReturnsTotalOfZero_WhenNothingMatches()
    {
        var pages = new SonarClient(new StubSonarApi("""{"total":0,"tickets":[]}"""))
            .ListTicketsAsync(cancellationToken: Token)
            .AsPages()
            .WithCancellation(Token);

        await foreach (var page in pages)
            Assert.Equal((0, null), (page.TotalCount, page.Next));
    }

    [Theory]
    [InlineData("""{"total":0,"tickets":[]}""")]
    [InlineData("""{"total":15,"tickets":[]}""")]
    [InlineData("""{"total":15,"tickets":null}""")]
    [InlineData("""{"total":15}""")]
    [InlineData("{}")]
    public async Task ListTicketsAsync_Ends_WhenPageIsEmpty(string response)
    {
        var api = new StubSonarApi(response);

        Assert.Empty(await new SonarClient(api).ListTicketsAsync(cancellationToken: Token).ToListAsync(Token));
        Assert.Single(api.Queries);
    }

    [Theory]
    [InlineData("""{"tickets":[{"id":1}]}""", """{"tickets":[]}""")]
    [InlineData("""{"total":null,"tickets":[{"id":1}]}""", """{"total":null}""")]
    [InlineData("""{"total":-1,"tickets":[{"id":1}]}""", """{"total":-1,"tickets":[]}""")]
    public async Task ListTicketsAsync_EndsAtEmptyPage_WhenTotalIsMissing(string first, string second)
    {
        var api = new StubSonarApi(first, second);

        Assert.Single(await new SonarClient(api).ListTicketsAsync(cancellationToken: Token).ToListAsync(Token));
        Assert.Equal([0, 1], api.Queries.Select(static q => q.Offset));
    }

    [Fact]
    public async Task ListTicketsAsync_UsesTotalOfLatestPage()
    {
        var api = new StubSonarApi(
            """{"total":2,"tickets":[{"id":1}]}""",
            """{"total":4,"tickets":[{"id":2}]}""",
            """{"total":3,"tickets":[{"id":3}]}"""
        );

        Assert.Equal(3, (await new SonarClient(api).ListTicketsAsync(cancellationToken: Token).ToListAsync(Token)).Count);
        Assert.Equal(3, api.Queries.Count);
    }

    [Fact]
    public async Task ListTicketsAsync_SkipsDuplicates_ButCountsThemForOffset()
    {
        var api = new StubSonarApi(
            """{"total":4,"tickets":[{"id":9},{"id":8}]}""",
            """{"total":5,"tickets":[{"id":9},{"id":8}]}""",
            """{"total":5,"tickets":[{"id":7}]}"""
        );

        var tickets = await new SonarClient(api)
            .ListTicketsAsync(new() { PageSize = 2, SortDirection = SonarSortDirection.Descending }, cancellationToken: Token)
            .ToListAsync(Token);

        Assert.Equal([9, 8, 7], tickets.Select(static t => t.Id));
        Assert.Equal([0, 2, 4], api.Queries.Select(static q => q.Offset));
    }

    [Fact]
    public async Task ListTicketsAsync_ReturnsTicketAgain_InAnotherEnumeration()
    {
        var list = new SonarClient(new SimulatedSonar([1, 2])).ListTicketsAsync(cancellationToken: Token);

        Assert.Equal(2, (await list.ToListAsync(Token)).Count);
        Assert.Equal(2, (await list.ToListAsync(Token)).Count);
    }

    [Fact]
    public async Task ListTicketsAsync_AcceptsTicketsWithoutIdAndNulls()
    {
        var api = new StubSonarApi("""{"total":4,"tickets":[null,{"title":"a"},{"title":"a"},{"id":null}]}""");

        Assert.Equal(3, (await new SonarClient(api).ListTicketsAsync(cancellationToken: Token).ToListAsync(Token)).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ListTicketsAsync_Throws_WhenServiceIgnoresOffset(bool hasTotal)
    {
        var service = new SimulatedSonar([1, 2, 3]) { UsesOffset = false, Total = hasTotal ? static _ => long.MaxValue : null };

        await Assert.ThrowsAsync<InvalidResponseException>(() =>
            new SonarClient(service).ListTicketsAsync(cancellationToken: Token).ToListAsync(Token)
        );

        Assert.InRange(service.Requests, 2, 20);
    }

    [Fact]
    public async Task ListTicketsAsync_ResolvesRelativeRange_OncePerEnumeration()
    {
        var clock = new FakeTimeProvider(Now);
        var api = new StubSonarApi("""{"total":2,"tickets":[{"id":1}]}""", """{"total":2,"tickets":[{"id":2}]}""", """{"total":0}""");
        var list = new SonarClient(api, clock).ListTicketsAsync(
            new() { Range = TimeRange.Last(TimeSpan.FromHours(1)) },
            cancellationToken: Token
        );

        clock.Advance(TimeSpan.FromHours(1));
        await foreach (var _ in list.WithCancellation(Token))
            clock.Advance(TimeSpan.FromMinutes(1));
        await list.ToListAsync(Token);

        Assert.Equal(
            [
                ("2024-06-01 10:20:30+0000", "2024-06-01 11:20:31+0000"),
                ("2024-06-01 10:20:30+0000", "2024-06-01 11:20:31+0000"),
                ("2024-06-01 10:22:30+0000", "2024-06-01 11:22:31+0000"),
            ],
            api.Queries.Select(static q => (q.From, q.To))
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ListTicketsAsync_CancelsBetweenPages_WithEitherToken(bool ofCall)
    {
        using var source = new CancellationTokenSource();
        var service = new SimulatedSonar([1, 2, 3]) { Cap = 1 };
        var list = new SonarClient(service).ListTicketsAsync(cancellationToken: ofCall ? source.Token : default);
        await using var pages = list.AsPages().GetAsyncEnumerator(ofCall ? default : source.Token);
        Assert.True(await pages.MoveNextAsync());

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pages.MoveNextAsync());
        Assert.Equal(1, service.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ListTicketsAsync_CancelsWithinPage_WithEitherToken(bool ofCall)
    {
        using var source = new CancellationTokenSource();
        var server = new Support.ScriptedHandler().Hang();
        using var client = SonarTestClient.Create(server);
        var list = client.Sonar.ListTicketsAsync(cancellationToken: ofCall ? source.Token : default);
        var reading = list.ToListAsync(ofCall ? default : source.Token);

        await source.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(source.Token, e.CancellationToken);
    }

    [Fact]
    public async Task ListTicketsAsync_PassesOptionsWithEveryPage()
    {
        var options = new RequestOptions { MaxRetries = 0 };
        var api = new StubSonarApi("""{"total":2,"tickets":[{"id":1}]}""", """{"total":2,"tickets":[{"id":2}]}""");

        await new SonarClient(api).ListTicketsAsync(options: options, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(2, api.Options.Count);
        Assert.All(api.Options, passed => Assert.Same(options, passed));
    }

    [Fact]
    public async Task GetTicketPageAsync_PassesOptionsAndToken()
    {
        var options = new RequestOptions { MaxRetries = 0 };
        var api = new StubSonarApi();

        await new SonarClient(api).GetTicketPageAsync(options: options, cancellationToken: Token);

        Assert.Same(options, Assert.Single(api.Options));
        Assert.Equal(Token, api.CancellationToken);
    }

    [Fact]
    public async Task CountTicketsAsync_SendsConditionsWithLimitZero()
    {
        var api = new StubSonarApi("""{"total":3000000000,"tickets":[]}""");

        var count = await new SonarClient(api).CountTicketsAsync(
            new()
            {
                Offset = 7,
                PageSize = 5,
                Keywords = "disk",
                Range = TimeRange.Since(Now),
                SortColumn = SonarSortColumn.ClosedAt,
            },
            cancellationToken: Token
        );

        Assert.Equal(3_000_000_000, count);
        Assert.Equal(
            new()
            {
                Limit = 0,
                Keywords = "disk",
                From = "2024-06-01 10:20:30+0000",
            },
            Assert.Single(api.Queries)
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"total":null}""")]
    [InlineData("""{"total":-1}""")]
    public async Task CountTicketsAsync_Throws_WhenTotalIsMissing(string response) =>
        await Assert.ThrowsAsync<InvalidResponseException>(() =>
            new SonarClient(new StubSonarApi(response)).CountTicketsAsync(cancellationToken: Token)
        );
}
