using System.Collections.Concurrent;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Journal;

public sealed class RequestLogTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RequestCompleted_HasMethodTargetStatusAndDuration()
    {
        var clock = new FakeTimeProvider();
        var completed = new BlockingCollection<CompletedRequest>();
        await using var server = await StartAsync(completed, clock);
        using var http = server.CreateHttpClient();
        server.Faults.Add(Fault.Delay(TimeSpan.FromSeconds(3)));

        var sending = http.GetAsync("/api/sonar/tickets?limit=2&token=top-secret", Ct);
        await server.Requests.WaitForAsync(1, Ct);
        clock.Advance(TimeSpan.FromSeconds(3));
        using var response = await sending;

        var request = completed.Take(Ct);
        Assert.Equal(("GET", 401, FaultKind.Delay), (request.Method, request.Status, request.Fault));
        Assert.Equal(TimeSpan.FromSeconds(3), request.Duration);
        Assert.Matches(@"^/api/sonar/tickets\?limit=2&token=\[redacted-.{8}\]$", request.Target);
    }

    [Fact]
    public async Task RequestCompleted_HasNoQuery_WhenTheRequestIsNotInTheJournal()
    {
        var completed = new BlockingCollection<CompletedRequest>();
        await using var server = await StartAsync(completed, new FakeTimeProvider());
        using var http = server.CreateHttpClient();

        using var response = await http.GetAsync("/_reference/health?secret=1", Ct);

        var request = completed.Take(Ct);
        Assert.Equal(("GET", "/_reference/health", 200, null), (request.Method, request.Target, request.Status, request.Fault));
    }

    [Theory]
    [InlineData(FaultKind.Drop)]
    [InlineData(FaultKind.DropAfterExecution)]
    [InlineData(FaultKind.CutHeaders)]
    public async Task RequestCompleted_HasNoStatus_WhenTheConnectionIsClosedWithoutAResponse(FaultKind kind)
    {
        var completed = new BlockingCollection<CompletedRequest>();
        await using var server = await StartAsync(completed, new FakeTimeProvider());
        using var http = server.CreateHttpClient();
        server.Faults.Add(
            kind switch
            {
                FaultKind.Drop => Fault.Drop(),
                FaultKind.DropAfterExecution => Fault.DropAfterExecution(),
                _ => Fault.CutHeaders(),
            }
        );

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/api/sonar/tickets", Ct));

        var request = completed.Take(Ct);
        Assert.Equal((null, kind), (request.Status, request.Fault));
    }

    private static Task<IncidentAnalyticsServer> StartAsync(BlockingCollection<CompletedRequest> completed, FakeTimeProvider clock) =>
        IncidentAnalyticsServer.StartAsync(
            new()
            {
                Tickets = ["{}"],
                TimeProvider = clock,
                RequestCompleted = request => completed.Add(request, Ct),
            },
            Ct
        );
}
