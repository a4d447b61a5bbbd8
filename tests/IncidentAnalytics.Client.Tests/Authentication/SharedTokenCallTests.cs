using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

/// <summary>Calls of several clients that share a cache, and whose tokens are refused.</summary>
public sealed class SharedTokenCallTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TokenBackend _backend = new();
    private readonly FakeDistributedCache _cache;
    private readonly List<IncidentAnalyticsClient> _clients = [];

    public SharedTokenCallTests() => _cache = new FakeDistributedCache(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
    }

    [Fact]
    public async Task AggregateAsync_ReplacesARefusedToken()
    {
        var (first, second) = (Start(), Start());
        await CallAsync(first);
        await CallAsync(second);
        _backend.RevokeAll();

        await CallAsync(first);
        await CallAsync(Start());
        await CallAsync(second);

        // Nobody knows whether the stored token is younger than the refusal: whose token was refused requests one.
        Assert.Equal(["1", "1", "1", "2", "2", "1", "3"], _backend.Used);
    }

    /// <summary>Each process has its own token, and all are revoked: none may answer a refusal with the stored one.</summary>
    [Fact]
    public async Task AggregateAsync_Succeeds_WhenTheStoredTokenIsRefusedToo()
    {
        _cache.OnGet = static _ => throw new InvalidOperationException("down");
        var clients = Enumerable.Range(0, 8).Select(_ => Start()).ToArray();
        foreach (var client in clients)
            await CallAsync(client);
        _cache.OnGet = null;
        Assert.Equal(8, _backend.TokenRequests);
        _backend.RevokeAll();

        foreach (var client in clients)
            await CallAsync(client);

        Assert.Equal(16, _backend.TokenRequests);
    }

    [Fact]
    public async Task AggregateAsync_Succeeds_WhenANewProcessReadsARevokedToken()
    {
        await CallAsync(Start());
        _backend.RevokeAll();
        await CallAsync(Start());

        Assert.Equal(["1", "1", "2"], _backend.Used);
    }

    /// <summary>A refresh in the background reads the token of another process while all are revoked.</summary>
    [Fact]
    public async Task AggregateAsync_Succeeds_WhenTheStoredTokenIsRefusedWhileItIsRead()
    {
        var first = Start();
        await CallAsync(first);
        _clock.Advance(TimeSpan.FromSeconds(3480));
        _cache.OnGet = static _ => throw new InvalidOperationException("down");
        await CallAsync(Start());
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cache.OnGet = _ =>
        {
            reading.SetResult();
            return end.Task;
        };
        await CallAsync(first);
        await reading.Task.WaitAsync(Token);

        _backend.RevokeAll();
        var call = CallAsync(first);
        end.SetResult();
        await call;

        Assert.Equal(["1", "2", "1", "1", "3"], _backend.Used);
    }

    [Fact]
    public async Task AggregateAsync_DoesNotReadARefusedTokenAgain_WhenItCouldNotBeReplaced()
    {
        var client = Start();
        await CallAsync(client);
        _backend.RevokeAll();
        _cache.OnSet = static _ => throw new InvalidOperationException("read only");
        await CallAsync(client);
        _backend.Lifetime = 60;
        _clock.Advance(TimeSpan.FromSeconds(1));
        _backend.RevokeAll();
        await CallAsync(client);
        _clock.Advance(TimeSpan.FromSeconds(60));

        await CallAsync(client);

        Assert.Equal(["1", "1", "2", "2", "3", "4"], _backend.Used);
    }

    [Fact]
    public async Task AggregateAsync_Fails_WhenTheServiceRefusesEveryToken()
    {
        _backend.RefusesAll = true;

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => CallAsync(Start()));

        Assert.Equal(["1", "2"], _backend.Used);
    }

    [Fact]
    public async Task AggregateAsync_DoesNotGetTheTokenOfTheRightSecret_WithAWrongOne()
    {
        await CallAsync(Start());
        _backend.TokenStatus = HttpStatusCode.Unauthorized;
        var credential = TestClient.ClientCredentials();
        credential.ClientSecret = "wrong";

        var wrong = Start(o => o.Tickets.Credential = Credential.ClientCredentials(credential));

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => CallAsync(wrong));
        await CallAsync(Start());
        Assert.Equal(["1", "1"], _backend.Used);
    }

    [Fact]
    public async Task GetStatisticsAsync_SharesIamTokens_OfTheSameProject()
    {
        var server = TestEvents.Server();
        foreach (var project in new[] { "a", "b", "a" })
        {
            server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
            var iam = TestEvents.IamPassword();
            iam.ProjectName = project;
            var client = TestEvents.Create(
                server,
                _clock,
                o =>
                {
                    Share(o);
                    o.Events.Credential = Credential.IamPassword(iam);
                }
            );
            _clients.Add(client);
            await client.GetStatisticsAsync(cancellationToken: Token);
        }

        Assert.Equal(2, server.TokenRequests.Count);
        Assert.Equal(["iam-token-1", "iam-token-2", "iam-token-1"], server.Calls.Select(static c => c.Headers["X-Auth-Token"]));
    }

    [Fact]
    public async Task AggregateAsync_CountsReadsAndWrites()
    {
        using var telemetry = new Telemetry();
        await CallAsync(Start());
        await CallAsync(Start());
        _clock.Advance(TimeSpan.FromSeconds(3570));
        await CallAsync(Start());
        _cache.Replace(static _ => []);
        await CallAsync(Start());
        _cache.OnGet = _cache.OnSet = static _ => throw new IOException();
        await CallAsync(Start());

        // Tokens are requested outside of the caller's trace, so that those of other tests are counted too.
        var counted = telemetry
            .AllMeasurements.Where(static m => m.Name == "incident_analytics.client.shared_token.operations")
            .Select(static m => string.Join(' ', m.Tags.Values))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "read miss",
                "read hit",
                "read stale",
                "read failed System.Security.Cryptography.CryptographicException",
                "read failed System.IO.IOException",
                "write ok",
                "write failed System.IO.IOException",
            },
            counted
        );
    }

    private static Task<TicketAggregationResult> CallAsync(IncidentAnalyticsClient client) =>
        client.AggregateAsync(cancellationToken: Token);

    private IncidentAnalyticsClient Start(Action<IncidentAnalyticsClientOptions>? configure = null)
    {
        var client = TestClient.Create(
            _backend,
            _clock,
            o =>
            {
                o.Random = static () => 0;
                Share(o);
                configure?.Invoke(o);
            }
        );
        _clients.Add(client);
        return client;
    }

    private void Share(IncidentAnalyticsClientOptions options)
    {
        options.SharedTokens.Cache = _cache;
        options.SharedTokens.KeyIterations = 1;
    }
}
