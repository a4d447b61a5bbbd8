using IncidentAnalytics.Client.Paging;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Paging;

public sealed class PagedListTests
{
    private readonly List<long> _fetched = [];

    [Fact]
    public async Task ToListAsync_ReturnsItemsOfAllPages_InOrder()
    {
        var list = List(Pages(1, 2, 3), Pages(), Pages(4));

        Assert.Equal([1, 2, 3, 4], await list.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal([0, 1, 2], _fetched);
    }

    [Fact]
    public async Task MoveNextAsync_FetchesPages_OnlyWhenNeeded()
    {
        await using var items = List(Pages(1, 2), Pages(3)).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.Empty(_fetched);

        await items.MoveNextAsync();
        await items.MoveNextAsync();
        Assert.Equal([0], _fetched);

        await items.MoveNextAsync();
        Assert.Equal([0, 1], _fetched);
    }

    [Fact]
    public async Task ToListAsync_StartsNewEnumeration_EachTime()
    {
        var enumerations = 0;
        var list = new PagedList<int>(
            first: 0,
            () =>
            {
                enumerations++;
                return (position, _) => Task.FromResult<Page<int>?>(new([enumerations], position: position));
            },
            CancellationToken.None
        );

        Assert.Equal([1], await list.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal([2], await list.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ToListAsync_Ends_WhenPageIsMissing()
    {
        var list = new PagedList<int>(
            first: 7,
            () => (position, _) => Task.FromResult(position == 7 ? new Page<int>([1], position: 7, next: 8) : null),
            CancellationToken.None
        );

        Assert.Equal([1], await list.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(3, "the next page after page 3 is page 3: the list would be cut off here")]
    [InlineData(2, "the next page after page 3 is page 2: the list would be cut off here")]
    [InlineData(-1, "the address of the next page has no page number: the list would be cut off here")]
    public async Task AsPages_Throws_AfterPageWhoseNextIsNotForward(long next, string message)
    {
        var list = new PagedList<int>(
            first: 3,
            () => (position, _) => Task.FromResult<Page<int>?>(new([1], position: position, next: next)),
            CancellationToken.None
        );

        await using var pages = list.AsPages().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await pages.MoveNextAsync());
        var e = await Assert.ThrowsAsync<InvalidResponseException>(async () => await pages.MoveNextAsync());
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AsPages_ThrowsWithCanceledToken_BetweenPages(bool isListToken)
    {
        using var canceled = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        var list = List(isListToken ? canceled.Token : other.Token, Pages(1), Pages(2));

        await using var pages = list.AsPages().GetAsyncEnumerator(isListToken ? other.Token : canceled.Token);
        Assert.True(await pages.MoveNextAsync());
        await canceled.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pages.MoveNextAsync());
        Assert.Equal(canceled.Token, e.CancellationToken);
        Assert.Equal([0], _fetched);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ToListAsync_ThrowsWithCanceledToken_WithinPage(bool isListToken)
    {
        using var canceled = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var list = new PagedList<int>(
            first: 0,
            () =>
                async (_, token) =>
                {
                    started.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                    return null;
                },
            isListToken ? canceled.Token : other.Token
        );

        var reading = list.ToListAsync(isListToken ? other.Token : canceled.Token);
        await started.Task;
        await canceled.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(canceled.Token, e.CancellationToken);
    }

    [Fact]
    public async Task MoveNextAsync_Throws_WhenCanceledBetweenItems()
    {
        using var source = new CancellationTokenSource();
        await using var items = List(Pages(1, 2)).GetAsyncEnumerator(source.Token);
        Assert.True(await items.MoveNextAsync());
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await items.MoveNextAsync());
    }

    [Fact]
    public async Task FromPages_ReturnsPages()
    {
        var list = AsyncPageable.FromPages(
            new Page<string>(["a", "b"], totalCount: 3, next: 2),
            new Page<string>(["c"], totalCount: 3, position: 2)
        );

        Assert.Equal(["a", "b", "c"], await list.ToListAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => list.ToListAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void FromPages_RefusesNull()
    {
        Assert.Throws<ArgumentNullException>("pages", static () => AsyncPageable.FromPages<int>(null!));
        Assert.Throws<ArgumentNullException>("items", static () => new Page<int>(null!));
    }

    [Fact]
    public void ToString_HasPositionAndCount()
    {
        Assert.Equal("2 at 4 of 9", new Page<int>([1, 2], totalCount: 9, position: 4, next: 6).ToString());
        Assert.Equal("1 at 0", new Page<int>([1]).ToString());
    }

    private static int[] Pages(params int[] items) => items;

    private PagedList<int> List(params int[][] pages) => List(CancellationToken.None, pages);

    private PagedList<int> List(CancellationToken listToken, params int[][] pages) =>
        new(
            first: 0,
            () =>
                (position, _) =>
                {
                    _fetched.Add(position);
                    return Task.FromResult<Page<int>?>(
                        new(pages[(int)position], position: position, next: position + 1 < pages.Length ? position + 1 : null)
                    );
                },
            listToken
        );
}
