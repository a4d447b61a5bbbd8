using System.Text;
using Benchmarks.Contenders;
using Benchmarks.Measuring;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using Microsoft.AspNetCore.Builder;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Benchmarks.Lines;

/// <summary>A server for one test: it is started, called once by a new client, and disposed.</summary>
internal sealed class ServerPerTest : BenchmarkLine
{
    private static readonly string Body = Encoding.UTF8.GetString(SampleBodies.KpiMetric);

    public override string Title => "Server per test: start, client, first call, dispose";

    public override async Task<Row> MeasureAsync()
    {
        // As in a test run, another server has the generated world already.
        await using var other = await IncidentAnalyticsServer.StartAsync();
        await CallAsync(other);
        var figures = await Alternation.MeasureAsync(RunBareAsync, RunWireMockAsync, RunOursAsync);
        var ours = figures[2];
        return new(
            $"bare Kestrel {figures[0]}",
            $"WireMock.Net {figures[1]}",
            $"{ours}",
            Goal.AtMost(ours.Time, Duration.FromMilliseconds(5)),
            Goal.AtMost(ours.Bytes, Bytes.FromKilobytes(345))
        );
    }

    private static async Task RunBareAsync()
    {
        await using var server = await BareServer.StartAsync(SampleBodies.KpiMetric);
        using var handler = new SocketsHttpHandler();
        await KpiMetricCalls.CreateLimit(handler, new Uri(server.Urls.Single()))();
    }

    private static async Task RunWireMockAsync()
    {
        using var server = WireMockServer.Start();
        server
            .Given(Request.Create().WithPath("/api/analytics/kpi-metrics/1/").UsingGet())
            .RespondWith(Response.Create().WithHeader("Content-Type", "application/json").WithBody(Body));
        using var handler = new SocketsHttpHandler();
        await KpiMetricCalls.CreateLimit(handler, new Uri(server.Url!))();
    }

    private static async Task RunOursAsync()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync();
        await CallAsync(server);
    }

    private static async Task CallAsync(IncidentAnalyticsServer server)
    {
        await using var client = server.CreateClient();
        await client.Sonar.CountTicketsAsync();
    }
}
