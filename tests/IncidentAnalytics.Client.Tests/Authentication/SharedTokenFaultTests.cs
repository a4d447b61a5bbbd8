using System.Security.Cryptography;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

/// <summary>The cache fails, hangs, or holds something else: calls get tokens as without it.</summary>
public sealed class SharedTokenFaultTests : IDisposable
{
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromMilliseconds(500);

    private readonly FakeTimeProvider _clock = new();
    private readonly TokenBackend _endpoint = new();
    private readonly FakeDistributedCache _cache;
    private readonly RecordingLoggerFactory _log = new();
    private readonly CancellationTokenSource _disposal = new();

    public SharedTokenFaultTests() => _cache = new FakeDistributedCache(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TokenProcess.Settings Settings =>
        new(_endpoint, _clock)
        {
            Cache = _cache,
            Logger = _log,
            Disposal = _disposal.Token,
        };

    private IEnumerable<string> Warnings => _log.Entries.Where(static e => e.Level == LogLevel.Warning).Select(static e => e.Message);

    public static TheoryData<string> Failures => [.. FailingOperations.Keys];

    public static TheoryData<string> Contents => [.. Changes.Keys];

    private static Dictionary<string, Func<CancellationToken, Task>> FailingOperations =>
        new()
        {
            ["throws"] = static _ => throw new InvalidOperationException("secret-of-the-store"),
            ["fails"] = static _ => Task.FromException(new IOException("secret-of-the-store")),
            ["times out"] = static _ => Task.FromException(new TimeoutException("secret-of-the-store")),
            ["is canceled"] = static _ => Task.FromCanceled(new CancellationToken(canceled: true)),
            ["is disposed"] = static _ => Task.FromException(new ObjectDisposedException("secret-of-the-store")),
        };

    private static Dictionary<string, Func<byte[], byte[]>> Changes =>
        new()
        {
            ["empty"] = static _ => [],
            ["one byte"] = static _ => [1],
            ["truncated in the header"] = static e => e[..27],
            ["header only"] = static e => e[..28],
            ["truncated by a byte"] = static e => e[..^1],
            ["longer by a byte"] = static e => [.. e, 0],
            ["text"] = static _ => [.. "{\"access_token\":\"token-666\",\"expires_in\":3600}"u8],
            ["zeros"] = static e => new byte[e.Length],
            ["random"] = static e => RandomNumberGenerator.GetBytes(e.Length),
            ["changed nonce"] = static e => Flip(e, 0),
            ["changed tag"] = static e => Flip(e, 12),
            ["changed expiry"] = static e => Flip(e, 28),
            ["changed token"] = static e => Flip(e, e.Length - 1),
            ["huge"] = static e => new byte[100_000_000],
            ["just too large"] = static e => new byte[SharedTokenStore.MaxEntryBytes + 1],
        };

    public void Dispose()
    {
        _disposal.Cancel();
        _disposal.Dispose();
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task GetAsync_RequestsAToken_WhenReadingFails(string failure)
    {
        await Start().GetAsync(Token);
        _cache.OnGet = FailingOperations[failure];

        Assert.Equal("token-2", await Start().GetAsync(Token));

        AssertOneWarning("read");
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task GetAsync_ReturnsTheToken_WhenWritingFails(string failure)
    {
        _cache.OnSet = FailingOperations[failure];
        var process = Start();

        Assert.Equal("token-1", await process.GetAsync(Token));
        Assert.Equal("token-1", await process.GetAsync(Token));

        AssertOneWarning("write");
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task GetAsync_ReplacesAnEntry_ThatItCannotRead(string content)
    {
        await Start().GetAsync(Token);
        _cache.Replace(Changes[content]);

        Assert.Equal("token-2", await Start().GetAsync(Token));
        Assert.Equal("token-2", await Start().GetAsync(Token));

        AssertOneWarning("read");
    }

    [Fact]
    public async Task GetAsync_DoesNotUnprotectAnEntry_ThatIsTooLarge()
    {
        await Start().GetAsync(Token);
        _cache.Replace(Changes["huge"]);
        var unprotected = 0;
        byte[] Unprotect(byte[] entry)
        {
            unprotected++;
            return entry;
        }

        var process = Start(Settings with { Share = o => (o.Protect, o.Unprotect) = (static e => e, Unprotect) });

        Assert.Equal("token-2", await process.GetAsync(Token));
        Assert.Equal(0, unprotected);
    }

    [Fact]
    public async Task GetAsync_ReplacesAnEntry_OfAnotherClient()
    {
        var foreign = new FakeDistributedCache(_clock);
        var credential = TestClient.ClientCredentials();
        credential.ClientId = "other";
        await Start(Settings with { Cache = foreign, Credential = credential }).GetAsync(Token);
        await Start().GetAsync(Token);
        _cache.Replace(_ => foreign.Entries.Values.Single());

        Assert.Equal("token-3", await Start().GetAsync(Token));
        Assert.Equal("token-3", await Start().GetAsync(Token));
    }

    /// <summary>Only a process with the same secret can write such an entry: still no token is sent that no header can carry.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("\u00e9")]
    public async Task GetAsync_ReplacesAnEntry_WhoseTokenNoHeaderCanCarry(string text)
    {
        var valid = Decrypt(await StoreAsync());
        await ReplaceAsync([.. valid[..16], .. System.Text.Encoding.UTF8.GetBytes(text)]);

        Assert.Equal("token-2", await Start().GetAsync(Token));
    }

    [Theory]
    [InlineData(-1L, 36_000_000_000)]
    [InlineData(long.MinValue, 36_000_000_000)]
    [InlineData(long.MaxValue, 36_000_000_000)]
    [InlineData(638_000_000_000_000_000, 0)]
    [InlineData(638_000_000_000_000_000, -1)]
    [InlineData(638_000_000_000_000_000, long.MinValue)]
    [InlineData(638_000_000_000_000_000, long.MaxValue)]
    public async Task GetAsync_ReplacesAnEntry_WithoutValidExpiry(long expiresAt, long lifetime)
    {
        var valid = Decrypt(await StoreAsync());
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(valid, expiresAt);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(valid.AsSpan(8), lifetime);
        await ReplaceAsync(valid);

        Assert.Equal("token-2", await Start().GetAsync(Token));
        AssertOneWarning("read");
    }

    [Theory]
    [InlineData("ignores cancellation")]
    [InlineData("blocks its thread")]
    [InlineData("blocks the cancellation")]
    [InlineData("throws from the cancellation")]
    public async Task GetAsync_WaitsNoLongerThanTheTimeout_WhenReadingHangs(string behavior)
    {
        await Start().GetAsync(Token);
        using var end = new ManualResetEventSlim();
        var never = new TaskCompletionSource<byte[]?>();
        var asked = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        _cache.OnGet = token =>
        {
            asked.SetResult(token);
            if (behavior == "blocks its thread")
                end.Wait(Token);
            if (behavior == "blocks the cancellation")
                token.Register(() => end.Wait(Token));
            if (behavior == "throws from the cancellation")
                token.Register(static () => throw new InvalidOperationException("foreign"));
            return never.Task;
        };

        var waiting = Start().GetAsync(Token);
        var cancellation = await asked.Task;
        await _clock.WaitForTimerAsync(StoreTimeout);
        _clock.Advance(StoreTimeout - TimeSpan.FromTicks(1));
        Assert.Equal(1, _endpoint.TokenRequests);
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal("token-2", await waiting);
        Assert.True(cancellation.IsCancellationRequested);
        Assert.Contains(Warnings, static w => w.Contains("read failed (timeout)", StringComparison.Ordinal));
        end.Set();
        never.SetException(new IOException("too late"));
    }

    [Fact]
    public async Task GetAsync_WaitsNoLongerThanTheTimeout_WhenWritingHangs()
    {
        var writing = HangOnSet();
        var waiting = Start().GetAsync(Token);
        await writing;
        await _clock.AdvanceToTimerAsync(StoreTimeout);

        Assert.Equal("token-1", await waiting);
        Assert.Contains(Warnings, static w => w.Contains("write failed (timeout)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetAsync_UsesASlowCache_WithinTheTimeout()
    {
        await Start().GetAsync(Token);
        _cache.OnGet = _ => Task.Delay(TimeSpan.FromMilliseconds(499), _clock, CancellationToken.None);

        var waiting = Start().GetAsync(Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromMilliseconds(499));

        Assert.Equal("token-1", await waiting);
    }

    [Fact]
    public async Task Timeout_IsThatOfTheOptions()
    {
        _cache.OnGet = static _ => new TaskCompletionSource().Task;

        var waiting = Start(Settings with { Share = static o => o.Timeout = TimeSpan.FromMilliseconds(20) }).GetAsync(Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromMilliseconds(20));

        Assert.Equal("token-1", await waiting);
    }

    /// <summary>Tokens that live are used while the cache hangs: nobody waits for a refresh in the background.</summary>
    [Fact]
    public async Task GetAsync_ReturnsTheCurrentToken_WhileARefreshHangs()
    {
        var process = Start();
        await process.GetAsync(Token);
        _cache.OnGet = static _ => new TaskCompletionSource().Task;
        _clock.Advance(TimeSpan.FromSeconds(3480));

        Assert.Equal("token-1", await process.GetAsync(Token));
        Assert.Equal("token-1", await process.GetAsync(Token));
    }

    [Fact]
    public async Task GetAsync_EndsWithItsCaller_WhileTheCacheHangs()
    {
        _cache.OnGet = static _ => new TaskCompletionSource().Task;
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var waiting = Start().GetAsync(cancellation.Token);
        await _clock.WaitForTimerAsync(StoreTimeout);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetAsync_EndsWithTheClient_WhileTheCacheHangs(bool reads)
    {
        if (reads)
            _cache.OnGet = static _ => new TaskCompletionSource().Task;
        var writing = HangOnSet();
        var waiting = Start().GetAsync(Token);
        await (reads ? _clock.WaitForTimerAsync(StoreTimeout) : writing);

        await _disposal.CancelAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task GetAsync_RequestsAToken_WhenTheSecretIsSlow()
    {
        await Start().GetAsync(Token);
        var calls = 0;
        var credential = TestClient.ClientCredentials();
        credential.ClientSecret = new Secret(async token =>
        {
            if (++calls == 1)
                await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
            return "s3cr&t +\u00fc";
        });

        var waiting = Start(Settings with { Credential = credential }).GetAsync(Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("token-2", await waiting);
    }

    [Fact]
    public async Task GetAsync_Fails_WhenTheSecretFails()
    {
        await Start().GetAsync(Token);
        var credential = TestClient.ClientCredentials();
        credential.ClientSecret = new Secret(static _ => throw new UnauthorizedAccessException("vault"));

        var process = Start(Settings with { Credential = credential });

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => process.GetAsync(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetAsync_RequestsAToken_WhenUnprotectFails(bool throws)
    {
        await Start().GetAsync(Token);
        var settings = Settings with
        {
            Share = o =>
                (o.Protect, o.Unprotect) = (
                    static data => data,
                    data => throws ? throw new CryptographicException("The key ring has no such key.") : null!
                ),
        };

        Assert.Equal("token-2", await Start(settings).GetAsync(Token));
        AssertOneWarning("read");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetAsync_ReturnsTheToken_WhenProtectFails(bool throws)
    {
        var settings = Settings with
        {
            Share = o =>
                (o.Protect, o.Unprotect) = (
                    data => throws ? throw new CryptographicException("The key ring has no key.") : null!,
                    static data => data
                ),
        };

        Assert.Equal("token-1", await Start(settings).GetAsync(Token));
        AssertOneWarning("write");
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task GetAsync_DoesNotStore_ATokenThatIsTooLarge()
    {
        _endpoint.TokenPrefix = new string('t', SharedTokenStore.MaxEntryBytes);

        await Start().GetAsync(Token);

        Assert.Empty(_cache.Entries);
        AssertOneWarning("write");
    }

    [Fact]
    public async Task GetAsync_Warns_OnceInFiveMinutes()
    {
        _cache.OnGet = FailingOperations["fails"];
        var process = Start();
        _endpoint.Lifetime = 0;
        for (var i = 0; i < 30; i++)
        {
            await process.GetAsync(Token);
            _clock.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Equal(2, Warnings.Count());
    }

    private TokenProcess Start(TokenProcess.Settings? settings = null) => TokenProcess.Start(settings ?? Settings);

    /// <returns>Completes when the cache is asked to write, which never ends.</returns>
    private Task HangOnSet()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cache.OnSet = _ =>
        {
            asked.TrySetResult();
            return new TaskCompletionSource().Task;
        };
        return asked.Task;
    }

    private void AssertOneWarning(string operation)
    {
        Assert.StartsWith($"Shared token cache: {operation} failed (", Assert.Single(Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain(_log.Messages, static m => m.Contains("secret-of-the-store", StringComparison.Ordinal));
    }

    private static byte[] Flip(byte[] entry, int index)
    {
        entry = [.. entry];
        entry[index] ^= 1;
        return entry;
    }

    private async Task<(string Key, byte[] Entry)> StoreAsync()
    {
        await Start().GetAsync(Token);
        var (key, entry) = _cache.Entries.Single();
        return (key, entry);
    }

    private static byte[] Decrypt((string Key, byte[] Entry) stored) => CreateCipher(stored.Key).Decrypt(stored.Entry, "s3cr&t +\u00fc");

    private Task ReplaceAsync(byte[] data)
    {
        var key = _cache.Entries.Keys.Single();
        _cache.Replace(_ => CreateCipher(key).Encrypt(data, "s3cr&t +\u00fc"));
        return Task.CompletedTask;
    }

    private static SecretCipher CreateCipher(string key) => new(Convert.FromHexString(key.Split(':')[^1]), iterations: 1);
}
