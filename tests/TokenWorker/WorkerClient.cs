using System.Globalization;
using IncidentAnalytics.Client;
using Microsoft.Extensions.Caching.StackExchangeRedis;

namespace TokenWorker;

/// <summary>A client that shares its tokens through Redis, and the clock of its process.</summary>
internal sealed class WorkerClient : IAsyncDisposable
{
    private readonly MovableClock _clock = new();
    private IncidentAnalyticsClient? _client;
    private RedisCache? _cache;

    public async Task<string> OpenAsync(string redis, TimeSpan timeout, string keyPrefix, Uri server, string secret)
    {
        await DisposeAsync();
        _cache = new RedisCache(new RedisCacheOptions { Configuration = redis });
        _client = IncidentAnalyticsClient.Create(o =>
        {
            o.TimeProvider = _clock;
            o.SharedTokens.Cache = _cache;
            o.SharedTokens.Timeout = timeout;
            o.SharedTokens.KeyPrefix = keyPrefix;
            o.Tickets.BaseAddress = server;
            o.Tickets.Credential = Credential.ClientCredentials(
                new()
                {
                    TokenEndpoint = new Uri(server, "/oauth2/token"),
                    ClientId = "reference-client",
                    ClientSecret = secret,
                }
            );
        });
        return "opened";
    }

    public async Task<string> CallAsync(int count)
    {
        var failures = new List<string>();
        for (var i = 0; i < count; i++)
        {
            if (await TryCallAsync() is { } failure)
                failures.Add(failure);
        }

        return Format(count, failures);
    }

    public async Task<string> StormAsync(int count, TimeSpan interval)
    {
        var failures = new List<string>();
        for (var i = 0; i < count; i++)
        {
            if (await TryCallAsync() is { } failure)
                failures.Add(failure);
            _clock.Moved += interval;
            await Console.Out.WriteLineAsync("progress");
        }

        return Format(count, failures);
    }

    public string MoveClock(TimeSpan to)
    {
        _clock.Moved = to;
        return "moved";
    }

    public async Task<string> ReconnectAsync()
    {
        while (true)
        {
            try
            {
                await _cache!.GetAsync("none");
                return "reconnected";
            }
            catch (Exception e) when (e is StackExchange.Redis.RedisException or TimeoutException)
            {
                // The connection is being restored; each attempt waits for it.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();
        _cache?.Dispose();
    }

    private static string Format(int count, List<string> failures) =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"{count - failures.Count} succeeded, {failures.Count} failed {string.Join("; ", failures.Distinct())}"
            )
            .TrimEnd();

    private async Task<string?> TryCallAsync()
    {
        try
        {
            await _client!.Tickets.AggregateAsync(new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromDays(1)) });
            return null;
        }
        catch (IncidentAnalyticsException e)
        {
            return e.Message.ReplaceLineEndings(" ");
        }
    }

    /// <summary>The system's clock, moved on command, so that tokens age without waiting.</summary>
    private sealed class MovableClock : TimeProvider
    {
        public TimeSpan Moved { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Moved;

        public override long GetTimestamp() => System.GetTimestamp() + (long)(Moved.TotalSeconds * System.TimestampFrequency);

        public override long TimestampFrequency => System.TimestampFrequency;
    }
}
