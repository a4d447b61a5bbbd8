using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.Testing;

namespace IncidentAnalytics.IntegrationTests.Chaos;

/// <summary>
/// Calls of several callers at a time to a server of their own, with faults. The plan of each call follows from the seed and its number.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="first">The number of the first call.</param>
/// <param name="count">The number of calls.</param>
/// <param name="isLimited">Whether the client keeps the limits of the analytics service, which enforces them all the time.</param>
internal sealed class ChaosRound(int seed, long first, int count, bool isLimited = false)
{
    public const double TokenFaultShare = 0.3;

    private const int Callers = 16;
    private const int LimitPeriod = 400;
    private const int LimitedCalls = 150;
    private const string OAuthPath = "/oauth2/token";

    private static readonly Lazy<Task<ChaosValues>> Values = new(ChaosValues.ReadAsync);

    private readonly ChaosCall[] _calls = [.. Enumerable.Range(0, count).Select(i => new ChaosCall(seed, first + i))];
    private readonly Dictionary<string, List<ChaosRequest>> _tokenRequests = new(StringComparer.Ordinal);
    private int _started;

    public static IncidentAnalyticsServerOptions CreateOptions(TimeProvider clock) =>
        new()
        {
            TimeProvider = clock,
            TokenLifetime = TimeSpan.FromSeconds(60),
            IamTokenLifetime = TimeSpan.FromSeconds(90),
        };

    /// <summary>Runs the calls and adds what happened to the figures.</summary>
    public async Task RunAsync(ChaosFigures figures)
    {
        var values = await Values.Value;
        var clock = new FakeTimeProvider();
        var server = await IncidentAnalyticsServer.StartAsync(CreateOptions(clock));
        var connections = new WatchedConnections(server, unchecked(seed + (int)first));
        await using (var observer = server.CreateClient())
        {
            var ids = await ChaosIds.FindAsync(observer.Analytics);
            server.Requests.Clear();
            server.Faults.Selector = Select;
            connections.IsReliable = false;
            await IdleClock.RunAsync(
                clock,
                async () =>
                {
                    await CallAsync(server, connections, clock, ids);
                    return true;
                }
            );
            await SettleAsync(clock);
            figures.LeftOver("timers of the client", clock.LiveTimers, first);
            figures.LeftOver("connections of the client", connections.Open, first);

            server.Faults.Clear();
            server.Analytics.EnforcesLimits = false;
            var requests = server.Requests.ToArray();
            var verifier = new ChaosVerifier(values, ids, requests, _tokenRequests, connections.Refused, figures);
            verifier.Verify(_calls, await ChaosRecords.ReadAsync(observer));
            if (isLimited)
                verifier.VerifyLimits(_calls);
        }

        await server.DisposeAsync();
        await SettleAsync(clock);
        figures.LeftOver("timers of the server", clock.LiveTimers, first);
        figures.EndRound(count);
    }

    private async Task CallAsync(IncidentAnalyticsServer server, WatchedConnections connections, FakeTimeProvider clock, ChaosIds ids)
    {
        await using var limiter = new MultiWindowRateLimiter(AnalyticsOptions.DocumentedLimits, timeProvider: clock);
        await using (
            var client = server.CreateClient(o =>
            {
                o.Analytics.RateLimiter = isLimited ? limiter : null;
                o.HttpMessageHandler = connections.Handler;
                o.MaxResponseBytes = 1024 * 1024;
                o.Random = static () => ChaosCall.Current?.NextJitter() ?? 0.5;
            })
        )
        {
            var context = new ChaosContext(client, clock, ids);
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallUntilDoneAsync(server, context))));
        }

        connections.Handler.Dispose();
    }

    private async Task CallUntilDoneAsync(IncidentAnalyticsServer server, ChaosContext context)
    {
        int next;
        while ((next = Interlocked.Increment(ref _started) - 1) < count)
        {
            var call = _calls[next];
            server.Analytics.EnforcesLimits = isLimited || next % LimitPeriod < LimitedCalls;
            if (call.RevokesTokens)
            {
                server.Tokens.RevokeAll();
                server.IamTokens.RevokeAll();
            }

            await call.RunAsync(context);
        }
    }

    private Fault? Select(ReceivedRequest request)
    {
        if (
            request.Headers.TryGetValue(ChaosCall.NumberHeader, out var name) && long.TryParse(name.AsSpan("chaos-".Length), out var number)
        )
        {
            return _calls[number - first].Receive(request, isLimited)?.Fault;
        }

        lock (_tokenRequests)
        {
            if (!_tokenRequests.TryGetValue(request.Path, out var received))
                _tokenRequests.Add(request.Path, received = []);
            var random = ChaosCall.CreateRandom(seed, first + received.Count, part: request.Path == OAuthPath ? 61 : 62);
            var fault = random.NextDouble() < TokenFaultShare ? ChaosFault.Choose(random) : null;
            received.Add(new ChaosRequest(request.RequestId, request.ReceivedAt, fault));
            return fault?.Fault;
        }
    }

    /// <summary>Waits until nothing happens any more. No time passes.</summary>
    private static Task<bool> SettleAsync(FakeTimeProvider clock) => IdleClock.RunAsync(clock, static () => Task.FromResult(true));
}

/// <summary>The values of the reads without faults, and the ids of the world. Every round has the same world.</summary>
internal sealed class ChaosValues
{
    private readonly Dictionary<ChaosOperation, string?> _values = [];

    public string? this[ChaosOperation operation] => _values[operation];

    public static async Task<ChaosValues> ReadAsync()
    {
        var values = new ChaosValues();
        var clock = new FakeTimeProvider();
        await using var server = await IncidentAnalyticsServer.StartAsync(ChaosRound.CreateOptions(clock));
        await using var client = server.CreateClient();
        var context = new ChaosContext(client, clock, await ChaosIds.FindAsync(client.Analytics));
        foreach (var operation in ChaosOperation.All.Where(static o => o.Effect == ChaosEffect.Read))
        {
            var value = await operation.CallAsync(context, new ChaosCall(seed: 0, number: 0));
            values._values.Add(
                operation,
                string.IsNullOrEmpty(value) ? throw new InvalidOperationException(operation.Name + " reads nothing.") : value
            );
        }

        return values;
    }
}

/// <summary>The records after a round.</summary>
/// <param name="Created">The ids of the created records, by name.</param>
/// <param name="Acknowledged">The anomalies and insights that are acknowledged or resolved.</param>
/// <param name="Resolved">The anomalies that are resolved.</param>
internal sealed record ChaosRecords(ILookup<string, string> Created, IReadOnlySet<string> Acknowledged, IReadOnlySet<string> Resolved)
{
    public static async Task<ChaosRecords> ReadAsync(IncidentAnalyticsClient client)
    {
        var analytics = client.Analytics;
        var metrics = await analytics.KpiMetrics.ListAsync(new() { PageSize = 100 }).ToListAsync();
        var models = await analytics.PredictiveModels.ListAsync(new() { PageSize = 100 }).ToListAsync();
        var dashboards = await analytics.DashboardConfigurations.ListAsync(new() { PageSize = 100 }).ToListAsync();
        var anomalies = await analytics.AnomalyDetections.ListAsync(new() { PageSize = 100 }).ToListAsync();
        var insights = await analytics.PredictiveInsights.ListAsync(new() { PageSize = 100, IncludeExpired = true }).ToListAsync();
        return new(
            metrics
                .Select(static m => (m.Name, m.Id))
                .Concat(models.Select(static m => (m.Name, m.Id)))
                .Concat(dashboards.Select(static d => (d.Name, d.Id)))
                .ToLookup(static r => r.Name!, static r => r.Id!, StringComparer.Ordinal),
            anomalies
                .Where(static a => a.Status != Client.Analytics.AnomalyDetections.AnomalyStatus.Detected)
                .Select(static a => a.Id!)
                .Concat(insights.Where(static i => i.IsAcknowledged == true).Select(static i => i.Id!))
                .ToHashSet(StringComparer.Ordinal),
            anomalies
                .Where(static a =>
                    a.Status is { } status
                    && (
                        status == Client.Analytics.AnomalyDetections.AnomalyStatus.Resolved
                        || status == Client.Analytics.AnomalyDetections.AnomalyStatus.FalsePositive
                    )
                )
                .Select(static a => a.Id!)
                .ToHashSet(StringComparer.Ordinal)
        );
    }
}
