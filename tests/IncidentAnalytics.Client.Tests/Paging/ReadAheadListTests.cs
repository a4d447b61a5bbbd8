using System.Collections.Concurrent;
using IncidentAnalytics.Client.Paging;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Paging;

public sealed class ReadAheadListTests
{
    private readonly Service _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MoveNextAsync_RequestsTheNextPage_WhileTheCallerUsesOne()
    {
        await using var pages = Enumerate(ahead: 1, Token);
        _service.Answer(0);
        Assert.True(await pages.MoveNextAsync());

        await _service.WaitForRequestAsync(1);
        _service.Answer(1);

        Assert.True(await pages.MoveNextAsync());
        Assert.Equal(1, pages.Current.Position);
    }

    [Fact]
    public async Task DisposeAsync_HasRequestedNothing_WhenNoPageWasWanted()
    {
        await Enumerate(ahead: 1, Token).DisposeAsync();

        Assert.Empty(_service.Requested);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task AsPages_HoldsNoMorePages_ThanAllowed(int ahead)
    {
        var (used, most) = (0, 0L);
        var list = new PagedList<int>(
            first: 0,
            () =>
                async (position, _) =>
                {
                    await Task.Yield();
                    most = Math.Max(most, position + 1 - Volatile.Read(ref used));
                    return new([1], position: position, next: position < 200 ? position + 1 : null);
                },
            CancellationToken.None
        );

        await foreach (var _ in list.WithReadAhead(ahead).AsPages().WithCancellation(Token))
        {
            await Task.Yield();
            Interlocked.Increment(ref used);
        }

        Assert.Equal(201, used);
        // The caller uses one more, and does not count it yet.
        Assert.InRange(most, 1, ahead + 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task ToListAsync_ReturnsAllItems_InOrder(int ahead)
    {
        var list = AsyncPageable.FromPages(
            new Page<int>([1, 2], next: 2),
            new Page<int>([], position: 2, next: 3),
            new Page<int>([3], position: 3)
        );

        Assert.Equal([1, 2, 3], await list.WithReadAhead(ahead).ToListAsync(Token));
    }

    [Fact]
    public async Task MoveNextAsync_ThrowsTheFailureOfAPage_AfterThePagesBeforeIt()
    {
        var failure = new InvalidOperationException("page 2");
        _service.Answer(0);
        _service.Answer(1);
        _service.Fail(2, failure);
        await using var pages = Enumerate(ahead: 4, Token);

        Assert.True(await pages.MoveNextAsync());
        await _service.WaitForRequestAsync(2);
        Assert.True(await pages.MoveNextAsync());
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(async () => await pages.MoveNextAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MoveNextAsync_ThrowsWithCanceledToken_AlthoughPagesAreHeld(bool isListToken)
    {
        using var canceled = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        for (var position = 0; position < 3; position++)
            _service.Answer(position);
        await using var pages = Enumerate(ahead: 2, isListToken ? canceled.Token : other.Token, isListToken ? other.Token : canceled.Token);
        Assert.True(await pages.MoveNextAsync());
        await _service.WaitForRequestAsync(2);

        await canceled.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pages.MoveNextAsync());
        Assert.Equal(canceled.Token, e.CancellationToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MoveNextAsync_ThrowsWithCanceledToken_WhileAPageIsRequested(bool isListToken)
    {
        using var canceled = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        await using var pages = Enumerate(ahead: 1, isListToken ? canceled.Token : other.Token, isListToken ? other.Token : canceled.Token);
        var moving = pages.MoveNextAsync().AsTask();
        var request = await _service.WaitForRequestAsync(0);

        await canceled.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => moving);
        Assert.Equal(canceled.Token, e.CancellationToken);
        Assert.True(request.IsCancellationRequested);
    }

    [Fact]
    public async Task DisposeAsync_CancelsTheRequestInProgress_AndWaitsForItsEnd()
    {
        _service.Answer(0);
        var pages = Enumerate(ahead: 1, Token);
        Assert.True(await pages.MoveNextAsync());
        var request = await _service.WaitForRequestAsync(1);

        await pages.DisposeAsync();

        Assert.True(request.IsCancellationRequested);
        Assert.Equal(0, _service.Running);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void WithReadAhead_Throws_WhenNumberIsOutOfRange(int pages) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(pages), () => AsyncPageable.FromPages<int>().WithReadAhead(pages));

    private IAsyncEnumerator<Page<int>> Enumerate(int ahead, CancellationToken listToken = default, CancellationToken token = default) =>
        new PagedList<int>(first: 0, () => _service.FetchAsync, listToken).WithReadAhead(ahead).AsPages().GetAsyncEnumerator(token);

    /// <summary>A service whose pages the test answers, in any order.</summary>
    private sealed class Service
    {
        private readonly ConcurrentDictionary<long, TaskCompletionSource<CancellationToken>> _requests = new();
        private readonly ConcurrentDictionary<long, TaskCompletionSource> _answers = new();
        private int _running;

        public int Running => Volatile.Read(ref _running);

        public ICollection<long> Requested => _requests.Keys;

        public void Answer(long position) => GetAnswer(position).SetResult();

        public void Fail(long position, Exception failure) => GetAnswer(position).SetException(failure);

        /// <summary>Waits until a page is requested, and returns the token of the request.</summary>
        public Task<CancellationToken> WaitForRequestAsync(long position) => GetRequest(position).Task.WaitAsync(Token);

        public async Task<Page<int>?> FetchAsync(long position, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _running);
            try
            {
                GetRequest(position).SetResult(cancellationToken);
                await GetAnswer(position).Task.WaitAsync(cancellationToken);
                return new([(int)position], position: position, next: position + 1);
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        }

        private TaskCompletionSource GetAnswer(long position) =>
            _answers.GetOrAdd(position, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

        private TaskCompletionSource<CancellationToken> GetRequest(long position) =>
            _requests.GetOrAdd(position, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
