using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests;

/// <summary>
/// The bytes that calls allocate, over a handler that responds as a network does. A bound is the goal of docs/performance.md, or what is allocated today, rounded up,
/// with the goal in a comment. Lower it when less is allocated; <c>-showLiveOutput</c> shows the bytes.
/// </summary>
[Collection(nameof(AllocationTests)), CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    private static readonly Uri Address = new("https://example.com");

    private static readonly Aggregation<TermsResult> ByHost = Aggregation.Terms("by_host", "host", size: 1_000);

    public AllocationTests() =>
        Assert.SkipWhen(
            typeof(IncidentAnalyticsClient).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true },
            "Code that is not optimized allocates more. Build with -p:FullBuild=true."
        );

    [Fact]
    public async Task Get_AllocatesAtMost()
    {
        await using var client = CreateForAnalytics(SampleBodies.KpiMetric);

        await AssertAtMostAsync(4_300, () => client.Analytics.KpiMetrics.GetAsync("1"), calls: 200);
    }

    [Fact]
    public async Task Post_AllocatesAtMost()
    {
        await using var client = IncidentAnalyticsClient.Create(o =>
        {
            o.HttpMessageHandler = new NetworkHandler(SampleBodies.TicketTrends);
            o.Tickets.BaseAddress = Address;
            o.Tickets.Credential = Credential.Bearer("token");
            o.Tickets.ClientId = "client";
        });
        await AssertAtMostAsync(31 * 1_024, ReadAsync, calls: 100);

        async Task ReadAsync()
        {
            var result = await client.Tickets.AggregateAsync(TicketTrends.Request);
            Assert.Equal(94, result.Get(TicketTrends.ByType).Buckets.Count + result.Get(TicketTrends.OverTime).Buckets.Count);
            Assert.Equal(703, result.Get(TicketTrends.Resolved).DocCount);
        }
    }

    [Fact]
    public async Task PageOfSonarTickets_AllocatesAtMost()
    {
        await using var client = IncidentAnalyticsClient.Create(o =>
        {
            o.HttpMessageHandler = new NetworkHandler(SampleBodies.SonarTickets(1_000));
            o.Sonar.BaseAddress = Address;
            o.Sonar.Credential = Credential.Bearer("token");
        });
        var query = new SonarTicketQuery { PageSize = 1_000 };

        await AssertAtMostAsync(1_461 * 1_024, () => client.Sonar.GetTicketPageAsync(query), calls: 3);
    }

    [Fact]
    public async Task PageOfKpiMeasurements_AllocatesAtMost()
    {
        await using var client = CreateForAnalytics(SampleBodies.KpiMeasurements(100));
        var query = new KpiMeasurementQuery { PageSize = 100 };

        await AssertAtMostAsync(86 * 1_024, () => client.Analytics.KpiMeasurements.GetPageAsync(query), calls: 50);
    }

    [Fact]
    public async Task TermsResult_AllocatesAtMost()
    {
        var body = SampleBodies.Terms(1_000, ByHost.Name);

        await AssertAtMostAsync(142 * 1_024, ReadAsync, calls: 50); // what Elastic's client allocates

        Task ReadAsync()
        {
            var response = JsonSource.Deserialize(body, TicketsJsonContext.Default.TicketAggregationResponse);
            var count = 0L;
            foreach (var bucket in new TicketAggregationResult(response!).Get(ByHost).Buckets)
                count += bucket.Key.ToString().Length > 0 ? bucket.DocCount : 0;
            Assert.Equal(500_500, count);
            return Task.CompletedTask;
        }
    }

    private static IncidentAnalyticsClient CreateForAnalytics(byte[] body) =>
        IncidentAnalyticsClient.Create(o =>
        {
            o.HttpMessageHandler = new NetworkHandler(body);
            o.Analytics.BaseAddress = Address;
            o.Analytics.Credential = Credential.Token("token");
        });

    private static async Task AssertAtMostAsync(long bound, Func<Task> call, int calls)
    {
        var bytes = await Allocations.MeasureAsync(call, calls);
        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 1, bound);
    }
}
