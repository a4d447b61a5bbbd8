using System.Globalization;
using IncidentAnalytics.ReferenceServer;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.SharedTokens;

/// <summary>Eight operating-system processes that share a token through a Redis, which fails in every way.</summary>
public sealed class ProcessTests(WorkerProcesses processes) : IClassFixture<WorkerProcesses>, IAsyncLifetime
{
    /// <summary>In the time in which calls wait for a new token: 30 s before the expiry.</summary>
    private const int Renewal = 3575;

    /// <summary>No matter when a process is told to run: enough for a store that works.</summary>
    private const int Patient = 30_000;

    /// <summary>For a store that hangs.</summary>
    private const int Impatient = 250;

    public static bool HasRedis => RedisServer.IsInstalled;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IReadOnlyList<WorkerProcess> Workers => processes.Workers;

    private RedisServer Redis => processes.Redis;

    private IncidentAnalyticsServer Server => processes.Server;

    private long TokenRequests => Server.Requests.LongCount(static r => r.Path == "/oauth2/token");

    public async ValueTask InitializeAsync()
    {
        if (HasRedis)
            await processes.ResetAsync(Token);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact(SkipUnless = nameof(HasRedis), Skip = RedisServer.Missing)]
    public async Task Processes_SendOneTokenRequest_OneAfterAnother()
    {
        foreach (var worker in Workers)
        {
            await OpenAsync(worker, Patient);
            await CallAsync(worker, 10);
        }

        Assert.Equal(1, TokenRequests);
    }

    [Fact(SkipUnless = nameof(HasRedis), Skip = RedisServer.Missing)]
    public async Task Processes_SendAtMostOneTokenRequestEach_Together()
    {
        await OpenAllAsync(Patient);
        await AllAsync(static worker => CallAsync(worker, 1));
        var atStart = TokenRequests;
        await AllAsync(static worker => CallAsync(worker, 25));
        Assert.InRange(atStart, 1, 8);
        Assert.Equal(atStart, TokenRequests);

        // All together in the time in which calls wait for a new token.
        await processes.MoveClocksAsync(Renewal, Token);
        await AllAsync(static worker => CallAsync(worker, 25));
        var renewed = TokenRequests;
        Assert.InRange(renewed, atStart + 1, atStart + 8);

        // One after another.
        await processes.MoveClocksAsync(2 * Renewal, Token);
        foreach (var worker in Workers)
            await CallAsync(worker, 1);
        Assert.Equal(renewed + 1, TokenRequests);
        TestContext.Current.SendDiagnosticMessage(
            $"8 processes: {atStart} token requests at the start, {renewed - atStart} at a renewal together, 1 at one in order"
        );
    }

    [Fact(SkipUnless = nameof(HasRedis), Skip = RedisServer.Missing)]
    public async Task Processes_FailNoCall_WhenRedisIsKilledAndRestarted()
    {
        await OpenAllAsync(Impatient);
        var (progress, isDown) = (0, false);

        // 24 calls each, and 4 hours in all. Redis is down from the 60th call to the 120th one.
        async Task OnProgressAsync()
        {
            switch (Interlocked.Increment(ref progress))
            {
                case 60:
                    await Redis.KillAsync();
                    Volatile.Write(ref isDown, true);
                    break;
                case 120:
                    await Redis.RestartAsync();
                    break;
            }
        }

        await AllAsync(async worker => AssertSucceeded(24, await worker.SendAsync("storm 24 600", OnProgressAsync, Token)));
        Assert.True(isDown);

        await AllAsync(static async worker => Assert.Equal("reconnected", await worker.SendAsync("reconnect", Token)));

        // The processes share a token again, as soon as all of them reach Redis in time.
        var (renewals, requests) = (0, 0L);
        while (requests != 1)
        {
            var before = TokenRequests;
            await processes.MoveClocksAsync(15_000 + (++renewals * 3600), Token);
            foreach (var worker in Workers)
                await CallAsync(worker, 1);
            requests = TokenRequests - before;
        }
    }

    [Fact(SkipUnless = nameof(HasRedis), Skip = RedisServer.Missing)]
    public async Task Processes_FailNoCall_WhenOthersAreKilled()
    {
        var random = new Random(20260302);
        await OpenAllAsync(Patient);
        var victims = Workers.OrderBy(_ => random.Next()).Take(3).ToArray();
        var deaths = victims.ToDictionary(_ => random.Next(8, 100), static victim => victim);
        var revocation = random.Next(20, 80);
        var progress = 0;

        // A renewal every six calls. Once, all tokens are revoked.
        async Task OnProgressAsync()
        {
            var now = Interlocked.Increment(ref progress);
            if (now == revocation)
                Server.Tokens.RevokeAll();
            if (deaths.TryGetValue(now, out var victim))
                await victim.KillAsync();
        }

        var results = await Task.WhenAll(Workers.Select(worker => worker.SendAsync("storm 24 600", OnProgressAsync, Token)));

        var survivors = Workers.Select((worker, i) => (worker, i)).Where(x => !victims.Contains(x.worker)).Select(x => results[x.i]);
        Assert.All(survivors, static result => AssertSucceeded(24, result));
        Assert.True(victims.Count(static victim => victim.HasEnded) >= 2);
    }

    [Fact(SkipUnless = nameof(HasRedis), Skip = RedisServer.Missing)]
    public async Task Processes_FailNoCall_WhenRedisIsFull()
    {
        await Redis.ExecuteAsync("CONFIG", "SET", "maxmemory", "1");
        try
        {
            await OpenAllAsync(Patient);
            await AllAsync(static worker => CallAsync(worker, 3));
            Assert.Equal(8, TokenRequests);
            Assert.Equal(0, await CountEntriesAsync());
        }
        finally
        {
            await Redis.ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        }
    }

    /// <summary>Something else listens on the port: it accepts connections and never answers, or is no Redis.</summary>
    [Theory(SkipUnless = nameof(HasRedis), Skip = RedisServer.Missing)]
    [InlineData("")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    public async Task Processes_FailNoCall_WhenRedisIsSomethingElse(string answer)
    {
        await using var other = new SilentServer(answer);
        foreach (var worker in Workers.Take(2))
        {
            await OpenAsync(worker, Impatient, redis: other.Configuration);
            await CallAsync(worker, 5);
        }

        Assert.Equal(2, TokenRequests);
        Assert.True(other.Connections > 0);
    }

    [Fact(SkipUnless = nameof(HasRedis), Skip = RedisServer.Missing)]
    public async Task Processes_ReplaceWhatIsNotTheirToken()
    {
        await OpenAllAsync(Patient);
        await CallAsync(Workers[0], 1);
        var key = Assert.Single(await FindKeysAsync());
        var entry = (byte[])(await Redis.Database.HashGetAsync(key, "data"))!;

        byte[][] contents =
        [
            [],
            [.. "garbage"u8],
            entry[..^1],
            [.. entry, 0],
            [.. entry.Reverse()],
            new byte[5_000_000],
        ];
        for (var i = 0; i < contents.Length; i++)
        {
            await Redis.Database.HashSetAsync(key, "data", contents[i]);
            await CallAsync(Workers[i + 1], 2);
            Assert.Equal(i + 2, TokenRequests);
        }

        await CallAsync(Workers[7], 1);
        Assert.Equal(contents.Length + 1, TokenRequests);
    }

    [Fact(SkipUnless = nameof(HasRedis), Skip = RedisServer.Missing)]
    public async Task Processes_FailNoCall_WhenTheKeyHoldsAnotherType()
    {
        await OpenAllAsync(Patient);
        await CallAsync(Workers[0], 1);
        var key = Assert.Single(await FindKeysAsync());
        await Redis.Database.StringSetAsync(key, "not a hash");

        foreach (var worker in Workers.Skip(1))
            await CallAsync(worker, 1);

        Assert.Equal(8, TokenRequests);
    }

    [Fact(SkipUnless = nameof(HasRedis), Skip = RedisServer.Missing)]
    public async Task Processes_DoNotGetTheToken_WithAnotherSecret()
    {
        await OpenAsync(Workers[0], Patient);
        await CallAsync(Workers[0], 1);
        await OpenAsync(Workers[1], Patient, "wrong-secret");

        Assert.StartsWith("0 succeeded, 1 failed token: HTTP 401", await Workers[1].SendAsync("call 1", Token), StringComparison.Ordinal);

        await OpenAsync(Workers[2], Patient);
        await CallAsync(Workers[2], 1);
        Assert.Equal(2, TokenRequests);
    }

    private static async Task CallAsync(WorkerProcess worker, int count) =>
        AssertSucceeded(count, await worker.SendAsync($"call {count.ToString(CultureInfo.InvariantCulture)}", Token));

    private static void AssertSucceeded(int count, string? result) =>
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{count} succeeded, 0 failed"), result);

    private Task AllAsync(Func<WorkerProcess, Task> action) => Task.WhenAll(Workers.Select(action));

    private Task OpenAllAsync(int timeout) => AllAsync(worker => OpenAsync(worker, timeout));

    private async Task OpenAsync(WorkerProcess worker, int timeout, string secret = ReferenceCredentials.ClientSecret, string? redis = null)
    {
        var command = string.Create(
            CultureInfo.InvariantCulture,
            $"open {redis ?? Redis.Configuration} {timeout} tokens: {Server.BaseAddress} {secret}"
        );
        await worker.OpenAsync(command, Token);
    }

    private async Task<string[]> FindKeysAsync() => (string[])(await Redis.Database.ExecuteAsync("KEYS", "tokens:*"))!;

    private async Task<int> CountEntriesAsync() => (await FindKeysAsync()).Length;
}
