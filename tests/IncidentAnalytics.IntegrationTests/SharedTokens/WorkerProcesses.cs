using System.Globalization;
using IncidentAnalytics.ReferenceServer;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.SharedTokens;

/// <summary>One Redis, one server and eight processes for all tests of a class, which run one after another.</summary>
public sealed class WorkerProcesses : IAsyncLifetime
{
    private const int Count = 8;

    /// <summary>More than the duration of a test and the lifetime of a token.</summary>
    private const int SecondsBetweenTests = 1_000_000;

    private readonly List<WorkerProcess> _workers = [];
    private int _now;

    internal IReadOnlyList<WorkerProcess> Workers => _workers;

    internal RedisServer Redis { get; private set; } = null!;

    internal IncidentAnalyticsServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (!RedisServer.IsInstalled)
            return;

        Redis = await RedisServer.StartAsync();
        Server = await IncidentAnalyticsServer.StartAsync(new() { Port = 0, Tickets = [] });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();
        if (Server is not null)
            await Server.DisposeAsync();
        if (Redis is not null)
            await Redis.DisposeAsync();
    }

    /// <summary>Begins a test: Redis and the journal are empty, all tokens have expired, and processes that were killed are started again.</summary>
    internal async Task ResetAsync(CancellationToken cancellationToken)
    {
        await Redis.ExecuteAsync("FLUSHALL");
        Server.Requests.Clear();
        foreach (var ended in _workers.Where(static w => w.HasEnded).ToArray())
        {
            _workers.Remove(ended);
            await ended.DisposeAsync();
        }

        while (_workers.Count < Count)
            _workers.Add(new WorkerProcess());
        _now += SecondsBetweenTests;
        await MoveClocksAsync(0, cancellationToken);
    }

    /// <summary>Sets the clocks of all processes to the start of the test and this time.</summary>
    internal Task MoveClocksAsync(int seconds, CancellationToken cancellationToken) =>
        Task.WhenAll(
            _workers.Select(worker =>
                worker.SendAsync(string.Create(CultureInfo.InvariantCulture, $"clock {_now + seconds}"), cancellationToken)
            )
        );
}
