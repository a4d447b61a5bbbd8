using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Tickets;
using IncidentAnalytics.ReferenceServer.World;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests;

/// <summary>
/// The bytes that a server, its responses and its engine allocate. A bound is the goal of docs/performance.md, or what is allocated today, rounded up, with
/// the goal in a comment. Lower it when less is allocated;
/// <c>-showLiveOutput</c> shows the bytes.
/// </summary>
[Collection(nameof(AllocationTests)), CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    public AllocationTests() =>
        Assert.SkipWhen(
            typeof(IncidentAnalyticsServer).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true },
            "Code that is not optimized allocates more. Build with -p:FullBuild=true."
        );

    [Fact]
    public async Task ServerPerTest_AllocatesAtMost()
    {
        // The world is generated once.
        var options = new IncidentAnalyticsServerOptions { TimeProvider = new FakeTimeProvider() };
        await using var other = await IncidentAnalyticsServer.StartAsync(options, TestContext.Current.CancellationToken);
        await CallAsync(other);

        await AssertAtMostAsync(345 * 1_024, RunAsync, calls: 3);

        async Task RunAsync()
        {
            await using var server = await IncidentAnalyticsServer.StartAsync(options);
            await CallAsync(server);
        }

        static async Task CallAsync(IncidentAnalyticsServer server)
        {
            await using var client = server.CreateClient();
            await client.Sonar.CountTicketsAsync();
        }
    }

    [Fact]
    public async Task PageOfSonarTickets_AllocatesAtMost()
    {
        await using var server = await StartAsync();
        using var http = server.CreateHttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", ReferenceCredentials.SonarApiKey);

        await AssertAtMostAsync(20_000, () => http.GetByteArrayAsync("/api/sonar/tickets?offset=0&limit=10"), calls: 20);
    }

    [Fact]
    public async Task KpiSummary_AllocatesAtMost()
    {
        await using var server = await StartAsync();
        using var http = server.CreateHttpClient();
        http.DefaultRequestHeaders.Authorization = new("Token", ReferenceCredentials.AnalyticsToken);

        await AssertAtMostAsync(64_000, () => http.GetByteArrayAsync("/api/analytics/kpi-metrics/summary/"), calls: 3);
    }

    [Fact]
    public async Task Run_AllocatesAtMost()
    {
        var clock = new FakeTimeProvider();
        var documents = new WorldStore(new IncidentAnalyticsServerOptions { TimeProvider = clock }).Current.Documents;
        using var body = JsonDocument.Parse(
            """
            {
              "application": "atr",
              "app_type": ["ec2", "kubernetes"],
              "domain": ["your-domain-1.example.com", "your-domain-2.example.com"],
              "start_time": "2025-12-02T12:00:00Z",
              "end_time": "2026-03-02T12:00:00Z",
              "aggs": {
                "tickets_by_type": { "terms": { "field": "ticket.type", "size": 20 } },
                "tickets_over_time": { "date_histogram": { "field": "@timestamp", "fixed_interval": "1d" } },
                "resolved_count": { "filter": { "term": { "ticket.resolved": true } } }
              }
            }
            """
        );
        var request = TicketAggregationRequestReader.Read(body.RootElement, out _)!;

        await AssertAtMostAsync(98_000, RunAsync, calls: 10); // goal: 90 KB

        Task RunAsync()
        {
            var outcome = AggregationEngine.Run(documents, TicketQuery.Create(request), request.Aggregations, clock);
            Assert.InRange(outcome.Total, 1, documents.Count);
            return Task.CompletedTask;
        }
    }

    private static Task<IncidentAnalyticsServer> StartAsync() =>
        IncidentAnalyticsServer.StartAsync(new() { TimeProvider = new FakeTimeProvider() }, TestContext.Current.CancellationToken);

    private static async Task AssertAtMostAsync(long bound, Func<Task> call, int calls)
    {
        var bytes = await Allocations.MeasureAsync(call, calls);
        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 1, bound);
    }
}
