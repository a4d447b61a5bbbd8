using System.Globalization;
using System.Text;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.IntegrationTests.Analytics;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Chaos;

/// <summary>
/// Every fault of the reference server, for every kind of operation: what the caller sees, how many requests were sent, and how many of them the
/// service executed. The documentation shows the same table.
/// </summary>
[Collection(RunsAlone.Name)]
public sealed class FaultTableTests : AnalyticsFixture
{
    /// <summary>Longer than an attempt may take.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(5);

    private static readonly (string Name, Fault[] Faults)[] Faults =
    [
        ("`Delay` of 5 s", [Fault.Delay(TimeSpan.FromSeconds(5))]),
        ("`Delay` of 5 min", [Fault.Delay(Slow)]),
        ("`Answer(400)`, 404, 422", [Answer(400), Answer(404), Answer(422)]),
        ("`Answer(401)`", [Answer(401)]),
        ("`Answer(429)`, `Retry-After: 7`", [Answer(429).WithHeader("Retry-After", "7")]),
        ("`Answer(429)`, `Retry-After: 3600`", [Answer(429).WithHeader("Retry-After", "3600")]),
        ("`Answer(500)`, 502, 503, 504", [Answer(500), Answer(502), Answer(503), Answer(504)]),
        ("`Answer(302)`, 304", [Answer(302), Fault.Answer(304)]),
        ("`Answer(200)` with HTML", [Fault.Answer(200, "<html>maintenance</html>", "text/html")]),
        ("`Answer(204)`", [Fault.Answer(204)]),
        ("`Drop`", [Fault.Drop()]),
        ("`DropAfterExecution`", [Fault.DropAfterExecution()]),
        ("`CutHeaders`", [Fault.CutHeaders()]),
        ("`CutBody`", [Fault.CutBody(), Fault.CutBody(0)]),
        ("`Trickle` within 9 s", [Fault.Trickle(TimeSpan.FromSeconds(1))]),
        ("`Trickle` for 45 min", [Fault.Trickle(Slow)]),
        (
            "`CorruptCompression`: gzip, deflate, br",
            [Fault.CorruptCompression(), Fault.CorruptCompression("deflate"), Fault.CorruptCompression("br")]
        ),
        ("`CutCompression`: gzip, deflate, br", [Fault.CutCompression(), Fault.CutCompression("deflate"), Fault.CutCompression("br")]),
        ("`EndlessBody`", [Fault.EndlessBody()]),
        ("`Raw`: not HTTP", [Fault.Raw("nonsense\r\n\r\n"u8)]),
        ("`Raw`: malformed chunk", [Fault.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"u8)]),
        (
            "`Raw`: 100 KB of headers",
            [Fault.Raw(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 100_000)}\r\n\r\n"))]
        ),
        ("`Raw`: invalid UTF-8", [Fault.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n\xFF\xFE"u8)]),
    ];

    private static readonly (string Name, string Path, Func<IncidentAnalyticsClient, string, Task> CallAsync)[] Operations =
    [
        ("Read", "/api/sonar/tickets", static (c, _) => c.Sonar.GetTicketPageAsync(new SonarTicketQuery { PageSize = 10 })),
        ("Repeatable POST", "/v3/tickets/aggs", static (c, _) => AggregateAsync(c)),
        (
            "Create",
            "/api/analytics/kpi-metrics/",
            static (c, _) => c.Analytics.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric)
        ),
        (
            "Acknowledge, resolve",
            "/api/analytics/anomaly-detections/*",
            static (c, anomaly) => c.Analytics.AnomalyDetections.AcknowledgeAsync(anomaly)
        ),
        ("Token request", "/oauth2/token", static (c, _) => AggregateAsync(c)),
    ];

    private protected override void Configure(IncidentAnalyticsServerOptions options) => options.Tickets = Documents(Count).Concat(Burst());

    [Fact]
    public async Task Documentation_ShowsWhatEachFaultDoes()
    {
        var anomaly = (await Server.RunAnomalyDetectionAsync(cancellationToken: Token)).Found[0].AnomalyId;

        var tables =
            await CreateTableAsync(anomaly, times: 1)
            + "\nEvery attempt meets the fault:\n\n"
            + await CreateTableAsync(anomaly, times: 100);

        var documentation = await File.ReadAllTextAsync(Repository.PathOf("docs", "resilience.md"), Token);
        Assert.True(documentation.Contains(tables, StringComparison.Ordinal), "docs/resilience.md must have these tables:\n\n" + tables);
    }

    private async Task<string> CreateTableAsync(string anomaly, int times)
    {
        var table = new StringBuilder("| Fault | ").AppendJoin(" | ", Operations.Select(static o => o.Name)).Append(" |\n|---");
        table.Insert(table.Length, "|---", Operations.Length).Append("|\n");
        foreach (var (name, faults) in Faults)
        {
            table.Append("| ").Append(name);
            foreach (var (_, path, callAsync) in Operations)
            {
                var results = new List<string>();
                foreach (var fault in faults)
                    results.Add(await RunAsync(fault with { Times = times, Path = path }, client => callAsync(client, anomaly)));
                table.Append(" | ").AppendJoin(" / ", results.Distinct(StringComparer.Ordinal));
            }

            table.Append(" |\n");
        }

        return table.ToString();
    }

    /// <summary>A call that meets the fault: its result, the requests to the path, and how many of them were executed.</summary>
    private async Task<string> RunAsync(Fault fault, Func<IncidentAnalyticsClient, Task> callAsync)
    {
        Server.Requests.Clear();
        Server.Faults.Clear();
        Server.Faults.Add(fault);
        await using var client = Server.CreateClient(static o => o.MaxResponseBytes = 1024 * 1024);

        var failure = await IdleClock.RunAsync(
            Clock,
            async () =>
            {
                var call = callAsync(client);
                await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return call.Exception?.InnerException;
            }
        );

        var path = fault.Path!.TrimEnd('*');
        var requests = Server.Requests.Where(r => r.Path.StartsWith(path, StringComparison.Ordinal)).ToArray();
        var executed = requests.Count(static r =>
            r.Fault is FaultKind.DropAfterExecution or FaultKind.CutHeaders || (r.Fault is not FaultKind.Answer && r.Status is < 300)
        );
        var result = failure?.GetType().Name.Replace("Exception", "", StringComparison.Ordinal) ?? "success";
        return string.Create(CultureInfo.InvariantCulture, $"{result}, {requests.Length}/{executed}");
    }

    private static Fault Answer(int status) => Fault.Answer(status, "<html>proxy</html>", "text/html");

    private static Task<TicketAggregationResult> AggregateAsync(IncidentAnalyticsClient client) =>
        client.Tickets.AggregateAsync(
            new TicketAggregationRequest
            {
                Application = "atr",
                Range = TimeRange.Last(TimeSpan.FromDays(1)),
                Aggregations = [Aggregation.Terms("by_priority", "ticket.priority")],
            }
        );
}
