using System.Text;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

/// <summary>Processes that share a cache which works.</summary>
public sealed class SharedTokenTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TokenBackend _endpoint = new();
    private readonly FakeDistributedCache _cache;

    public SharedTokenTests() => _cache = new FakeDistributedCache(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TokenProcess.Settings Settings => new(_endpoint, _clock) { Cache = _cache };

    [Fact]
    public async Task GetAsync_ReturnsTheTokenOfAnotherProcess()
    {
        for (var process = 0; process < 8; process++)
            Assert.Equal("token-1", await Start().GetAsync(Token));

        Assert.Equal(1, _endpoint.TokenRequests);
    }

    [Fact]
    public async Task GetAsync_ReadsTheCacheOnce_WhileItsTokenLives()
    {
        var process = Start();
        for (var i = 0; i < 100; i++)
            await process.GetAsync(Token);

        Assert.Equal((1, 1), (_cache.Gets, _cache.Sets));
    }

    [Fact]
    public async Task GetAsync_SharesNothing_WithoutCache()
    {
        Assert.Equal("token-1", await Start(Settings with { Cache = null }).GetAsync(Token));
        Assert.Equal("token-2", await Start(Settings with { Cache = null }).GetAsync(Token));
    }

    [Theory]
    [InlineData(900, 900)]
    [InlineData(1, 1)]
    [InlineData(1e12, 315_360_000)]
    public async Task GetAsync_StoresTheToken_ForItsLifetime(double expiresIn, double stored)
    {
        _endpoint.Lifetime = expiresIn;
        await Start().GetAsync(Token);

        Assert.Equal(TimeSpan.FromSeconds(stored), _cache.LastLifetime);
    }

    [Fact]
    public async Task GetAsync_StoresNoToken_ThatHasNoLifetime()
    {
        _endpoint.Lifetime = 0;

        Assert.Equal("token-1", await Start().GetAsync(Token));
        Assert.Equal(0, _cache.Sets);
    }

    [Fact]
    public async Task GetAsync_StoresTheToken_WithTheLongestDefaultLifetime()
    {
        _endpoint.Lifetime = null;
        var credential = TestClient.ClientCredentials();
        credential.DefaultLifetime = TimeSpan.MaxValue;

        await Start(Settings with { Credential = credential }).GetAsync(Token);

        Assert.Equal("token-1", await Start(Settings with { Credential = credential }).GetAsync(Token));
    }

    /// <summary>A process without a token takes one that has more than 30 s left, as it would use its own.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1800, true)]
    [InlineData(3480, true)]
    [InlineData(3569, true)]
    [InlineData(3570, false)]
    [InlineData(3599, false)]
    [InlineData(3600, false)]
    public async Task GetAsync_ReturnsAStoredToken_AsLongAsItsOwn(int age, bool isUsed)
    {
        await Start().GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(age));

        Assert.Equal(isUsed ? "token-1" : "token-2", await Start().GetAsync(Token));
    }

    /// <summary>The age of a stored token counts from its request by the other process.</summary>
    [Fact]
    public async Task GetAsync_ReplacesAStoredToken_InTime()
    {
        await Start().GetAsync(Token);
        _clock.Advance(TimeSpan.FromMinutes(30));
        var process = Start();
        await process.GetAsync(Token);

        _clock.Advance(TimeSpan.FromSeconds(1680 - 1));
        await process.GetSettledAsync(Token);
        Assert.Equal(1, _endpoint.TokenRequests);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await process.GetSettledAsync(Token);

        Assert.Equal(2, _endpoint.TokenRequests);
    }

    /// <summary>The wall clock of the reader is wrong, so that it takes a token of 10 minutes for younger or older; never for younger than new.</summary>
    [Theory]
    [InlineData(-86_400, 0)]
    [InlineData(-700, 0)]
    [InlineData(-600, 0)]
    [InlineData(-300, 300)]
    [InlineData(0, 600)]
    [InlineData(600, 1200)]
    [InlineData(2_369, 2_969)]
    public async Task GetAsync_CountsTheAgeByTheWallClock_WithinTheLifetime(int skew, int age)
    {
        await Start().GetAsync(Token);
        _clock.Advance(TimeSpan.FromMinutes(10));
        _clock.MoveWallClock(TimeSpan.FromSeconds(skew));
        var process = Start();
        Assert.Equal("token-1", await process.GetAsync(Token));

        _cache.OnGet = static _ => throw new InvalidOperationException("down");
        _clock.Advance(TimeSpan.FromSeconds(3480 - age - 1));
        await process.GetSettledAsync(Token);
        Assert.Equal(1, _endpoint.TokenRequests);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await process.GetSettledAsync(Token);

        Assert.Equal(2, _endpoint.TokenRequests);
    }

    [Theory]
    [InlineData(2_970)]
    [InlineData(86_400)]
    [InlineData(int.MaxValue)]
    public async Task GetAsync_RequestsAToken_WhenTheWallClockIsFarAhead(int skew)
    {
        await Start().GetAsync(Token);
        _clock.Advance(TimeSpan.FromMinutes(10));
        _clock.MoveWallClock(TimeSpan.FromSeconds(skew));

        Assert.Equal("token-2", await Start().GetAsync(Token));
    }

    [Fact]
    public async Task GetAsync_TakesTheRefreshOfAnotherProcess()
    {
        var processes = Enumerable.Range(0, 8).Select(_ => Start()).ToArray();
        await Task.WhenAll(processes.Select(static p => p.GetAsync(Token)));
        Assert.InRange(_endpoint.TokenRequests, 1, 8);
        var before = _endpoint.TokenRequests;

        _clock.Advance(TimeSpan.FromSeconds(3480));
        foreach (var process in processes)
            await process.GetSettledAsync(Token);

        Assert.Equal(before + 1, _endpoint.TokenRequests);
        foreach (var process in processes)
            Assert.Equal($"token-{before + 1}", await process.GetAsync(Token));
    }

    /// <summary>A wall clock that is behind would take the process's own token for a new one, again and again.</summary>
    [Theory]
    [InlineData(3480)]
    [InlineData(3590)]
    public async Task GetAsync_DoesNotTakeItsOwnTokenAgain(int age)
    {
        var process = Start();
        await process.GetAsync(Token);
        _clock.MoveWallClock(TimeSpan.FromHours(-2));
        _clock.Advance(TimeSpan.FromSeconds(age));

        await process.GetSettledAsync(Token);

        Assert.Equal("token-2", await process.GetAsync(Token));
    }

    /// <summary>The refresh of another process failed to write, or its clock is wrong: what is stored is no better than what is held.</summary>
    [Fact]
    public async Task GetAsync_DoesNotTakeAnOlderToken()
    {
        await Start().GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(20));
        _cache.OnGet = _cache.OnSet = static _ => throw new InvalidOperationException("down");
        var process = Start();
        Assert.Equal("token-2", await process.GetAsync(Token));
        _cache.OnGet = _cache.OnSet = null;

        _clock.Advance(TimeSpan.FromSeconds(3480));
        await process.GetSettledAsync(Token);

        Assert.Equal("token-3", await process.GetAsync(Token));
    }

    /// <summary>Refreshes begin between 120 s and 75 s before the expiry, so that mostly one process refreshes for all.</summary>
    [Theory]
    [InlineData(0, 3480)]
    [InlineData(0.5, 3502.5)]
    [InlineData(1, 3525)]
    public async Task GetAsync_RefreshesAtARandomTime(double random, double seconds)
    {
        TokenProcess[] processes = [Start(Settings with { Random = random }), Start(Settings with { Random = random })];
        foreach (var process in processes)
            await process.GetAsync(Token);

        _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        foreach (var process in processes)
            await process.GetSettledAsync(Token);
        Assert.Equal(1, _endpoint.TokenRequests);

        _clock.Advance(TimeSpan.FromTicks(1));
        await processes[1].GetSettledAsync(Token);
        Assert.Equal(2, _endpoint.TokenRequests);
        await processes[0].GetSettledAsync(Token);
        Assert.Equal(2, _endpoint.TokenRequests);
    }

    [Fact]
    public async Task GetAsync_RefreshesAtTheUsualTime_WithoutCache()
    {
        var process = Start(Settings with { Cache = null, Random = 1 });
        await process.GetAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(3480));
        await process.GetSettledAsync(Token);

        Assert.Equal(2, _endpoint.TokenRequests);
    }

    [Fact]
    public async Task GetAsync_SharesAgain_AfterTheSecretIsRotated()
    {
        var (secret, calls) = ("old", 0);
        var credential = TestClient.ClientCredentials();
        credential.ClientSecret = new Secret(_ =>
        {
            calls++;
            return ValueTask.FromResult(secret);
        });
        var settings = Settings with { Credential = credential };

        Assert.Equal("token-1", await Start(settings).GetAsync(Token));
        Assert.Equal(1, calls);
        secret = "new";
        Assert.Equal("token-2", await Start(settings).GetAsync(Token));
        Assert.Equal("token-2", await Start(settings).GetAsync(Token));
    }

    [Fact]
    public async Task GetAsync_FollowsARotation_WithinOneProcess()
    {
        var secret = "old";
        var credential = TestClient.ClientCredentials();
        credential.ClientSecret = new Secret(_ => ValueTask.FromResult(secret));
        var process = Start(Settings with { Credential = credential });
        await process.GetAsync(Token);

        secret = "new";
        _clock.Advance(TimeSpan.FromHours(1));
        await process.GetAsync(Token);

        var other = TestClient.ClientCredentials();
        other.ClientSecret = "new";
        Assert.Equal("token-2", await Start(Settings with { Credential = other }).GetAsync(Token));
    }

    public static TheoryData<Action<ClientCredentialsOptions>, string?> Others =>
        new()
        {
            { static o => o.TokenEndpoint = new Uri("https://auth.example.com/other/token"), null },
            { static o => o.ClientId = "other", null },
            { static o => o.Scope = "read", null },
            { static _ => { }, "emea" },
        };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task GetAsync_DoesNotShare_WithAnotherClientOrTenant(Action<ClientCredentialsOptions> change, string? tenant)
    {
        await Start().GetAsync(Token);
        var credential = TestClient.ClientCredentials();
        change(credential);

        Assert.Equal("token-2", await Start(Settings with { Credential = credential, Tenant = tenant }).GetAsync(Token));

        Assert.Equal(2, _cache.Entries.Count);
    }

    [Fact]
    public async Task GetAsync_DoesNotShare_WithAnotherSecret()
    {
        await Start().GetAsync(Token);
        var credential = TestClient.ClientCredentials();
        credential.ClientSecret = "other";

        Assert.Equal("token-2", await Start(Settings with { Credential = credential }).GetAsync(Token));
    }

    [Fact]
    public async Task GetAsync_StoresNoSecret()
    {
        await Start().GetAsync(Token);

        var (key, value) = Assert.Single(_cache.Entries);
        Assert.Matches("^IncidentAnalytics:Tokens:[0-9A-F]{64}$", key);
        var text = key + Encoding.Latin1.GetString(value);
        foreach (var secret in new[] { "token-1", "s3cr&t", "my client" })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Protect_IsAppliedToTheEncryptedToken()
    {
        static byte[] Invert(byte[] data) => [.. data.Select(static b => (byte)~b)];
        static void Share(SharedTokenOptions o) =>
            (o.Protect, o.Unprotect) = (static data => [7, .. Invert(data)], static data => Invert(data[1..]));

        await Start(Settings with { Share = Share }).GetAsync(Token);

        Assert.Equal(7, _cache.Entries.Values.Single()[0]);
        Assert.Equal("token-1", await Start(Settings with { Share = Share }).GetAsync(Token));
    }

    [Fact]
    public async Task KeyPrefix_IsTheStartOfTheKey()
    {
        await Start(Settings with { Share = static o => o.KeyPrefix = "my-app/" }).GetAsync(Token);

        Assert.StartsWith("my-app/", _cache.Entries.Keys.Single(), StringComparison.Ordinal);
    }

    private TokenProcess Start(TokenProcess.Settings? settings = null) => TokenProcess.Start(settings ?? Settings);
}
